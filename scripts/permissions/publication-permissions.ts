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
  ...['ssm:AddTagsToResource', 'ssm:PutParameter'].map((action) => ({
    action,
    resources: PARAMETERS,
    when: 'tag-family' as const,
    by: PUBLICATION,
  })),
  { action: 'ssm:PutParameter', resources: PARAMETERS, when: 'of-family', by: PUBLICATION },
]
