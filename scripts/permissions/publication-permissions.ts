import type { Permission } from './permission.ts'

const PARAMETERS = ['arn:*:ssm:*:*:parameter/*'] as const
const PUBLICATION = 'publishing'

/** On parameters that name images: only what is tagged with a family is written. */
export const ssmParameter: readonly Permission[] = [
  ...['ssm:GetParameter', 'ssm:GetParameterHistory', 'ssm:ListTagsForResource'].map((action) => ({
    action,
    resources: PARAMETERS,
    by: PUBLICATION,
  })),
  {
    action: 'ssm:AddTagsToResource',
    resources: PARAMETERS,
    when: 'tag-family',
    by: PUBLICATION,
    onlyOnAws: 'Systems Manager evaluates it as part of PutParameter',
  },
  { action: 'ssm:PutParameter', resources: PARAMETERS, when: 'tag-family', by: PUBLICATION },
  { action: 'ssm:PutParameter', resources: PARAMETERS, when: 'of-family', by: PUBLICATION },
]

const COPIES = 'copying the AMI'

/** On images and snapshots: copies are made as something temporary, and only of what is ready. */
export const copy: readonly Permission[] = [
  { action: 'ec2:CopyImage', resources: ['image', 'snapshot'], when: 'tag-building', by: COPIES },
  { action: 'ec2:CopyImage', resources: ['image'], when: 'ready', by: COPIES },
  { action: 'ec2:CreateTags', resources: ['image', 'snapshot'], when: 'tag-on-copy', by: COPIES },
  { action: 'ec2:CreateTags', resources: ['image'], when: 'only-regions', by: COPIES },
]

const SHARING = 'sharing the AMI'

/** On ready images. */
export const share: readonly Permission[] = [
  'ec2:DescribeImageAttribute',
  'ec2:EnableImageDeprecation',
  'ec2:ModifyImageAttribute',
].map((action) => ({
  action,
  resources: ['image'],
  when: 'ready',
  by: SHARING,
}))
