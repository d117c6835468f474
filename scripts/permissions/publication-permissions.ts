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
