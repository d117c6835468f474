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
      title: 'The step has an unknown input whose name is similar to a known one.',
      remedy:
        'The message names the known one. A variable of the job whose name begins with INPUT_ looks like an input to the step: rename the variable.',
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
      note: 'One of its packages has no wheel for them.',
    },
    'no-smoke-script': {
      title: "The file in 'smoke-script' does not exist.",
      remedy: 'Check the path; relative paths start at the workspace. Run actions/checkout before this step.',
    },
    'unusable-file': {
      title: 'An input names something in the workspace that cannot be used.',
      remedy: 'Check the path; relative paths start at the workspace. Run actions/checkout before this step.',
    },
    'environment-too-large': {
      title: 'The files for the builder are more than it gets: 10,000 files or 500 MB.',
      remedy:
        'Leave out what the build does not need by a .dockerignore beside the Dockerfile, such as virtual environments, node_modules and .git. Large data belongs on S3.',
    },
    'cloud-init-rejected': {
      title: "The file of 'cloud-init' has something that would break the bake.",
      remedy: 'Remove it: docs/environment.md says what is possible.',
    },
    'setup-script-rejected': {
      title: "The script of 'setup-script' would not run, or would end the builder.",
      remedy: 'docs/environment.md says how it is run.',
    },
    'user-data-too-large': {
      title: "The user data of the builder is larger than EC2's limit of 16 KB.",
      remedy:
        "Shorten 'packages', for example by a package of your own that depends on them, or move what is in 'cloud-init' into 'setup-script' and 'files', which have no such limit.",
    },
  },
} as const satisfies ProblemGroup
