import { PACKER, type Permission } from './permission.ts'

/** What a bake needs beside its own permissions in GovCloud. */
export const govcloud: readonly Permission[] = [
  {
    action: 'ec2:CreateTags',
    resources: ['image', 'snapshot'],
    when: 'tag-building',
    by: `${PACKER}, which tags images after it has made them in this partition`,
    onlyOnAws: 'another partition',
  },
  {
    action: 'ec2:ModifyImageAttribute',
    resources: ['image'],
    by: `${PACKER}, before it tags the image`,
    onlyOnAws: 'another partition',
  },
]

/** What a bake needs beside its own permissions in the Regions of China. */
export const china: readonly Permission[] = [
  {
    action: 'ec2:CreateTags',
    resources: ['image', 'instance', 'network-interface', 'snapshot', 'volume'],
    when: 'tag-building',
    by: `${PACKER}, which tags everything after it has made it in this partition`,
    onlyOnAws: 'another partition',
  },
  ...(
    [
      ['ec2:ModifyImageAttribute', 'image'],
      ['ec2:AuthorizeSecurityGroupIngress', 'security-group'],
      ['ec2:DeleteKeyPair', 'key-pair'],
      ['ec2:DeleteSecurityGroup', 'security-group'],
    ] as const
  ).map(([action, type]) => ({
    action,
    resources: [type],
    by: `${PACKER}, which does not tag this in this partition`,
    onlyOnAws: 'another partition',
  })),
]
