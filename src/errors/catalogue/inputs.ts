import type { ProblemGroup } from './problem-group.ts'

export const inputProblems = {
  title: 'Inputs',
  note: 'All problems are reported at once, each with the input, its value and what is allowed. Nothing was launched.',
  problems: {
    'invalid-input': {
      title: 'An input is malformed, or two inputs contradict each other.',
      remedy: 'The message says what is allowed.',
    },
    'unknown-input': {
      title: 'The step has an input that this action does not know and whose name is near one that it does.',
      remedy:
        'The message names that one. A variable of the job whose name begins with INPUT_ arrives like an input: then rename it.',
    },
    'no-region': {
      title: 'No AWS Region is given.',
      remedy: "Give 'region', or set AWS_REGION, as aws-actions/configure-aws-credentials does.",
      note: "Only 'mode: render' needs none.",
    },
    'invalid-region': {
      title: 'AWS_REGION or AWS_DEFAULT_REGION is not the name of a Region.',
      remedy: "Correct the variable, or give 'region'.",
    },
    'no-smoke-test-here': {
      title:
        "Input 'smoke-test' is true, but the client of the smoke test does not install on macOS for Intel processors.",
      remedy: "Use a runner with Linux or with macOS on arm64, or leave 'smoke-test' out.",
      note: 'A package that it needs has no wheel for those.',
    },
    'no-smoke-script': {
      title: "The file that 'smoke-script' names is not there.",
      remedy: 'Check the path; relative ones start at the workspace. Run actions/checkout before this step.',
    },
    'user-data-too-large': {
      title: 'The user data of the builder has more than the 16 KB that EC2 takes.',
      remedy: "Shorten 'packages'; a metapackage of your own can depend on many.",
    },
  },
} as const satisfies ProblemGroup
