import type { ProblemGroup } from './problem-group.ts'

export const inputProblems: ProblemGroup = {
  title: 'Inputs',
  note: 'All of them are told at once, each with the input, its value and what is allowed. Nothing was launched.',
  problems: [
    {
      code: 'invalid-input',
      what: 'An input is malformed, or two inputs contradict each other.',
      remedy: 'The message says what is allowed.',
    },
    {
      code: 'unknown-input',
      what: 'The step has an input that this action does not know and whose name is near one that it does.',
      remedy:
        'The message names that one. A variable of the job whose name begins with INPUT_ arrives like an input: then rename it.',
    },
    {
      code: 'no-region',
      what: 'No Region is given.',
      remedy:
        "Give 'region', or set AWS_REGION, as aws-actions/configure-aws-credentials does. Only 'mode: render' needs none.",
    },
    {
      code: 'invalid-region',
      what: 'AWS_REGION or AWS_DEFAULT_REGION is not the name of a Region.',
      remedy: "Correct the variable, or give 'region'.",
    },
    {
      code: 'no-smoke-test-here',
      what: 'The client of the smoke test does not install on macOS for Intel processors: a package that it needs has no wheel for it.',
      remedy: "Use a runner with Linux or with macOS on arm64, or leave 'smoke-test' out.",
    },
    {
      code: 'no-smoke-script',
      what: "The file that 'smoke-script' names is not there.",
      remedy: 'Check the path, and that actions/checkout ran before.',
    },
    {
      code: 'user-data-too-large',
      what: 'The user data of the builder has more than the 16 KB that EC2 takes.',
      remedy: "Shorten 'packages'; a metapackage of your own can stand for many.",
    },
  ],
}
