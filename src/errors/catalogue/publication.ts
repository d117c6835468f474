import type { ProblemGroup } from './problem-group.ts'

export const publicationProblems = {
  title: 'Publishing the AMI',
  note: 'The first four are found before anything is launched. After any other the AMI itself is ready and stays.',
  problems: {
    'region-not-enabled': {
      title: "The account has not enabled a Region of 'copy-to-regions'.",
      remedy:
        "Enable the Region under Account in the AWS console, which takes minutes to hours, or leave it out of 'copy-to-regions'.",
    },
    'not-shareable': {
      title:
        "'share-with' is given, but the AMI or a copy would be encrypted without a customer managed key, or the account itself is in 'share-with'.",
      remedy:
        "Set 'encrypt' and 'kms-key-id', and a key for each further Region in 'copy-kms-key-ids'; or leave 'share-with' out.",
      note: 'AWS does not share snapshots that are encrypted with its own key aws/ebs, whatever their permissions.',
    },
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
    'copy-failed': {
      title: 'The AMI could not be copied to a Region.',
      remedy:
        "Solve what the message names and run again: the AMI and its finished copies stay. With 'rebake: when-changed' it is reused.",
      note: 'The parameter is not changed in any Region. A copy that failed is removed.',
    },
    'not-shared': {
      title:
        "The launch permissions or the deprecation time of an AMI could not be changed as 'share-with' and 'deprecate-after-days' say.",
      remedy: 'Solve what the message names and run again.',
      note: 'The parameter is not changed in any Region.',
    },
    'parameter-not-updated': {
      title: "Systems Manager did not store the AMI's ID in the parameter of 'ssm-parameter'.",
      remedy:
        'Run again: the AMI is ready. If the problem remains, check that the AMI is available in that Region and that the credentials may call ec2:DescribeImages, which Systems Manager needs to validate it.',
      note: 'In the other Regions the parameter gets its earlier value back. If that fails, the log says so.',
    },
  },
} as const satisfies ProblemGroup
