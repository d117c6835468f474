import type { ProblemGroup } from './problem-group.ts'

export const publicationProblems = {
  title: 'Publishing the AMI',
  note: 'The first two are found before anything is launched. After any other the AMI itself is ready and stays.',
  problems: {
    'parameter-wrong-type': {
      title: "The parameter of 'ssm-parameter' does not have type String and data type aws:ec2:image.",
      remedy:
        "AWS cannot change the type of a parameter. Choose another name for 'ssm-parameter', or delete that parameter first, if nothing reads it.",
    },
    'parameter-not-ours': {
      title:
        "The parameter of 'ssm-parameter' exists, but does not have the tag bake-dask-ami:family of this family, or belongs to another repository.",
      remedy:
        "Choose another name for 'ssm-parameter'; or, if the AMIs of this family may replace its value, add the tags that the message names.",
    },
    'not-publishable': {
      title: 'The AMI to publish is not available, did not pass its checks, or was rejected or withdrawn.',
      remedy: 'Choose an AMI that is available, ready and neither rejected nor withdrawn.',
    },
    'parameter-not-updated': {
      title: "Systems Manager did not store the AMI's ID in the parameter of 'ssm-parameter'.",
      remedy:
        'Run again: the AMI is ready. If the problem remains, check that the AMI is available in that Region and that the credentials may call ec2:DescribeImages, which Systems Manager needs to validate it.',
      note: 'In the other Regions the parameter gets its earlier value back. If that fails, the log says so.',
    },
  },
} as const satisfies ProblemGroup
