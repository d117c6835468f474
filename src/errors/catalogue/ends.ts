import type { ProblemGroup } from './problem-group.ts'

export const endProblems = {
  title: 'Other ends',
  note: 'In every case the post step looks for what the run left in the account. It reports what it cannot remove in a warning, `Could not remove ...`, with the command to run by hand; the job does not fail over it.',
  problems: {
    'build-timeout': {
      title: "The bake took longer than 'build-timeout-minutes' and was ended; the message names the phase.",
      remedy: "Raise 'build-timeout-minutes', or look at the last lines for what it was waiting for.",
    },
    'build-failed': {
      title: 'Packer failed in a way that this action does not know.',
      remedy:
        'The lines below are the errors of its log; the whole log is at the path that output `logs` names.',
    },
    'invalid-build-result': {
      title:
        "The result of the build is not valid: the image's own description of itself, or Packer's manifest, is malformed, or the AMI is not this run's. The image is not published.",
      remedy:
        "The post step removes it. Look at what 'docker-image' and 'packages' bring into the image; the file is beside the directory that output `logs` names.",
      note: 'The files are `dask-image.json` and `manifest.json`.',
    },
    'spot-interrupted': {
      title: 'AWS took the spot instance back during the bake.',
      remedy: "Run again, or set 'spot' to 'false'.",
      note: 'EC2 is asked why the builder ended. Where that is possible the bake goes on on demand.',
    },
    cancelled: {
      title: 'The job was cancelled.',
      remedy: 'Nothing to do: Packer ends the builder, and the post step removes what is left.',
    },
    'not-swept': {
      title:
        'The post step has no credentials that are good any more, so what the run left was not looked for.',
      remedy:
        "The builder powers itself off by its own timer. Remove the rest with the 'sweep' action, or by the command in the warning.",
      note: 'It is a warning: the job does not fail over it.',
    },
    'sweep-blind': {
      title: "The 'sweep' action could not look at a Region.",
      remedy: 'The permissions that a sweep needs are in docs/permissions.md.',
    },
    bug: {
      title: 'This action met something that it did not expect.',
      remedy: 'Please report it with the log of this step.',
    },
  },
} as const satisfies ProblemGroup

export const smokeTestProblems = {
  title: 'Smoke test: around the cluster',
  problems: {
    'no-python': {
      title: 'The runner has no Python to launch the cluster with.',
      remedy: 'Run actions/setup-python in an earlier step.',
    },
    'python-too-old': {
      title: 'The Python of the container image is older than dask-cloudprovider allows.',
      remedy: "Choose a newer 'docker-image', or leave 'smoke-test' out.",
    },
    'client-not-made': {
      title: 'The environment that launches the cluster could not be made on the runner.',
      remedy:
        'Check that the runner reaches a Python package index; the whole output is in the directory of the logs.',
      note: 'Its log is smoke-test-client.log.',
    },
    'aws-error': {
      title: 'AWS kept answering with an error while the cluster ran.',
      remedy: 'Run again; if it is about limits, other automation in the account and Region shares them.',
    },
    'start-too-slow': {
      title: "The cluster gave its first result later than 'max-start-seconds' allows.",
      remedy:
        'The phases show where the time went. A smaller container image or a larger instance type starts faster.',
    },
    'cluster-not-ended': {
      title: 'Something of the cluster was not seen gone.',
      remedy: 'The post step tries again and says what to do by hand if it must.',
      note: 'It is a warning: the job does not fail over it.',
    },
  },
} as const satisfies ProblemGroup
