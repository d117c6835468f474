import { EC2_MAKES_IT, type Permission, read } from './permission.ts'

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

/** What EC2 describes in the name of the caller: without one of them a user of an image may not be named. */
export const references: readonly Permission[] = [
  'ec2:DescribeLaunchTemplateVersions',
  'imagebuilder:GetContainerRecipe',
  'imagebuilder:GetImageRecipe',
  'imagebuilder:ListContainerRecipes',
  'imagebuilder:ListImageRecipes',
  'ssm:DescribeParameters',
  'ssm:GetParameters',
].map((action) =>
  read(action, 'EC2, for DescribeImageReferences, which names users only as far as these allow', {
    onlyOnAws: EC2_MAKES_IT,
  }),
)

const RETENTION = 'retention'
const KEPT = 'no image is retired, and the log says why'

/** On images that are ready or were kept without proof. */
export const retention: readonly Permission[] = [
  ...references,
  read('ec2:DescribeLaunchTemplates', RETENTION, { without: KEPT }),
  read('ec2:DescribeImageAttribute', RETENTION, { without: KEPT }),
  read('ec2:DescribeImageReferences', RETENTION, { without: KEPT }),
  {
    action: 'ssm:GetParameterHistory',
    resources: ['arn:*:ssm:*:*:parameter/*'],
    by: `${RETENTION}, for the image that a rollback would return to`,
    without: KEPT,
  },
  ...(['ec2:DeregisterImage', 'ec2:DisableImage', 'ec2:EnableImageDeprecation'] as const).map((action) => ({
    action,
    resources: ['image'],
    when: 'finished' as const,
    by: RETENTION,
    without: KEPT,
  })),
  {
    action: 'ec2:DeleteSnapshot',
    resources: ['snapshot'],
    when: 'finished',
    by: RETENTION,
    without: KEPT,
  },
  {
    action: 'ec2:CreateTags',
    resources: ['image'],
    when: 'tag-disabled',
    by: RETENTION,
    without: KEPT,
  },
]

const ACTION = 'the publish action'

/** On images that are ready or were kept without proof, and on parameters as for `ssm-parameter`. */
export const publish: readonly Permission[] = [
  ...references,
  ...[
    'ec2:DescribeImageReferences',
    'ec2:DescribeImages',
    'ec2:DescribeInstances',
    'ec2:DescribeLaunchTemplates',
    'ssm:DescribeParameters',
  ].map((action) => read(action, ACTION)),
  ...ssmParameter,
  ...['ec2:DescribeImageAttribute', 'ec2:DisableImage', 'ec2:EnableImage', 'ec2:ModifyImageAttribute'].map(
    (action) => ({ action, resources: ['image'], when: 'finished' as const, by: ACTION }),
  ),
  ...['ec2:CreateTags', 'ec2:DeleteTags'].map((action) => ({
    action,
    resources: ['image'],
    when: 'only-marks' as const,
    by: ACTION,
  })),
]
