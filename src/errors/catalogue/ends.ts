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
      title: 'AWS interrupted the spot instance during the bake.',
      remedy: "Run again, or set 'spot' to 'false'.",
      note: 'The action asks EC2 why the builder ended. If possible, the bake continues with an on-demand instance.',
    },
    cancelled: {
      title: 'The job was cancelled.',
      remedy: 'Nothing to do: Packer ends the builder, and the post step removes what is left.',
    },
    'not-swept': {
      title: 'The post step has no valid credentials any more, so it did not look for leftovers of the run.',
      remedy:
        "The builder powers itself off by its own timer. Remove the rest with the 'sweep' action, or with the command in the warning.",
      note: 'This is a warning; the job does not fail.',
    },
    'sweep-blind': {
      title: "The 'sweep' action could not list the resources of a Region.",
      remedy: 'The permissions that a sweep needs are in docs/permissions.md.',
    },
    bug: {
      title: 'This action failed because of a bug.',
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
      title: 'AWS answered with errors while the cluster ran.',
      remedy: 'Run again; if the error is a limit, other automation in the account and Region shares it.',
    },
    'start-too-slow': {
      title: "The cluster gave its first result later than 'max-start-seconds' allows.",
      remedy:
        'The phases show where the time went. A smaller container image or a larger instance type starts faster.',
    },
    'start-grew': {
      title:
        "The cluster gave its first result later, compared with the published AMI, than 'max-start-growth' allows.",
      remedy:
        "The phases show where the time went, the output 'changes' of a bake without the limit what is new. If the start has to be slower, raise 'max-start-growth' once.",
    },
    'size-grew': {
      title: "The container image is larger, compared with the published AMI, than 'max-size-growth' allows.",
      remedy:
        "Look for what was added to the container image. If it has to be larger, raise 'max-size-growth' once.",
      note: "It is compared before the smoke test. 'on-smoke-failure' decides whether the AMI stays; without a smoke test it is kept as unproven.",
    },
    'client-mismatch': {
      title:
        "The lock in 'client-environment' has another version than the image of something that client and cluster need alike.",
      remedy: 'The message has the line that mends the client, and how to change the image instead.',
      note: "With an `environment` that pins versions it is found before anything is launched, otherwise before the smoke test. Then 'on-smoke-failure' decides whether the AMI stays; without a smoke test it is kept as unproven. docs/environment.md has the rule.",
    },
    'cluster-not-ended': {
      title: 'Some resources of the cluster may still exist.',
      remedy: 'The post step tries again, and reports what must be removed by hand.',
      note: 'This is a warning; the job does not fail.',
    },
  },
} as const satisfies ProblemGroup
