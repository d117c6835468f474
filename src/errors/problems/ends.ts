import type { ProblemGroup } from './problem-group.ts'

export const endProblems: ProblemGroup = {
  title: 'Other ends',
  note: 'Whatever the end, the post step looks for what the run left in the account. What it cannot remove it names in a warning, `Could not remove ...`, with the command to run by hand; the job does not fail over it.',
  problems: [
    {
      code: 'build-timeout',
      what: "The bake took longer than 'build-timeout-minutes' and was ended; the message tells the phase.",
      remedy: 'Raise it, or look at the last lines for what it was waiting for.',
    },
    {
      code: 'build-failed',
      what: 'Packer failed in a way that this action does not know.',
      remedy: 'The errors of its log are shown; the whole log is at the path that output `logs` names.',
    },
    {
      code: 'invalid-build-result',
      what: "What the build says of its result cannot be right: the image's own description of itself, or Packer's manifest, is malformed, or the AMI is not this run's. The image is not published.",
      remedy:
        "The post step removes it. Look at what 'docker-image' and 'packages' bring into the image; `dask-image.json` and `manifest.json` are beside the directory that output `logs` names.",
    },
    {
      code: 'spot-interrupted',
      what: 'AWS took the spot instance back during the bake, as EC2 says of its end.',
      remedy: "The bake goes on on demand where that is possible. Run again, or let 'spot' be 'false'.",
    },
    {
      code: 'cancelled',
      what: 'The job was cancelled.',
      remedy: 'Nothing to do: Packer ends the builder, and the post step removes what is left.',
    },
    {
      code: 'not-swept',
      what: 'The post step has no credentials that are good any more, so what the run left was not looked for. A warning.',
      remedy:
        "The builder powers itself off by its own timer. Remove the rest with the 'sweep' action, or by the command in the warning.",
    },
    {
      code: 'sweep-blind',
      what: "The 'sweep' action could not look at a Region.",
      remedy: 'The rights that it needs are in docs/permissions.md.',
    },
    {
      code: 'bug',
      what: 'This action met something that it did not expect.',
      remedy: 'Please report it with the log of the step.',
    },
  ],
}

export const proofProblems: ProblemGroup = {
  title: 'Proving: around the cluster',
  problems: [
    {
      code: 'no-python',
      what: 'The runner has no Python to launch the cluster with.',
      remedy: 'Run actions/setup-python in an earlier step.',
    },
    {
      code: 'python-too-old',
      what: 'The Python of the container image is older than dask-cloudprovider allows.',
      remedy: "Choose a newer 'docker-image', or leave 'smoke-test' out.",
    },
    {
      code: 'client-not-made',
      what: 'The environment that launches the cluster could not be made on the runner.',
      remedy:
        'Check that the runner reaches a Python package index; proof-client.log beside the logs holds all.',
    },
    {
      code: 'aws-error',
      what: 'AWS kept answering with an error while the cluster ran.',
      remedy: 'Run again; if it is about limits, other automation in the account and Region shares them.',
    },
    {
      code: 'start-too-slow',
      what: "The cluster gave its first result later than 'max-start-seconds' allows.",
      remedy:
        'The phases tell where the time went. A smaller container image or a larger instance type starts faster.',
    },
    {
      code: 'cluster-not-ended',
      what: 'Something of the cluster was not seen gone. A warning.',
      remedy: 'The post step tries again and says what to do by hand if it must.',
    },
  ],
}
