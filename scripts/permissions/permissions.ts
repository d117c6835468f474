import { china, govcloud } from './partition-permissions.ts'
import {
  ANY,
  building,
  CLEAN_UP,
  EC2_MAKES_IT,
  looked,
  type Mode,
  PACKER,
  type Permission,
  read,
  SURVEY,
} from './permission.ts'
import { copy, publish, references, retention, share, ssmParameter } from './publication-permissions.ts'

/** Removals of what a run has made: the same for the post step and for the sweep action. */
const removals: readonly Permission[] = [
  building('ec2:DeleteKeyPair', 'key-pair', `${PACKER}; ${CLEAN_UP}`),
  building('ec2:DeleteNetworkInterface', 'network-interface', CLEAN_UP, {
    without: 'an interface without an instance may stay; it costs nothing',
  }),
  building('ec2:DeleteSecurityGroup', 'security-group', `${PACKER}; the smoke test; ${CLEAN_UP}`),
  building('ec2:DeleteSnapshot', 'snapshot', CLEAN_UP),
  building('ec2:DeleteVolume', 'volume', CLEAN_UP),
  building('ec2:DeregisterImage', 'image', CLEAN_UP),
  building('ec2:TerminateInstances', 'instance', `${PACKER}; the smoke test; ${CLEAN_UP}`),
]

const spotRemovals: readonly Permission[] = [
  building('ec2:CancelSpotInstanceRequests', 'spot-instances-request', CLEAN_UP),
  building('ec2:DeleteLaunchTemplate', 'launch-template', `${PACKER}; ${CLEAN_UP}`),
]

const OVER_HTTP = "made of ECR's registry itself, not of its API"

/** Every permission by mode. The policies, docs/permissions.md and the CloudFormation templates are made from this list. */
export const permissions: Readonly<Record<Mode, readonly Permission[]>> = {
  bake: [
    read('ec2:DescribeImages', `${SURVEY}; ${PACKER}; comparing images; publishing; ${CLEAN_UP}`),
    read('ec2:DescribeInstances', `${SURVEY}; ${PACKER}; the smoke test; ${CLEAN_UP}`),
    read('ec2:DescribeInstanceTypeOfferings', SURVEY),
    read('ec2:DescribeInstanceTypes', SURVEY),
    read('ec2:DescribeKeyPairs', CLEAN_UP),
    looked('ec2:DescribeLaunchTemplates'),
    looked('ec2:DescribeNetworkInterfaces'),
    read('ec2:DescribeRegions', PACKER),
    read('ec2:DescribeRouteTables', SURVEY),
    read('ec2:DescribeSecurityGroups', `${SURVEY}; ${PACKER}; ${CLEAN_UP}`),
    read('ec2:DescribeSnapshots', `comparing images; ${CLEAN_UP}`),
    looked('ec2:DescribeSpotInstanceRequests'),
    read('ec2:DescribeSubnets', `${SURVEY}; ${PACKER}`),
    read('ec2:DescribeVolumes', `${PACKER}; ${CLEAN_UP}`),
    read('ec2:DescribeVpcs', SURVEY),
    read('ec2:GetEbsEncryptionByDefault', SURVEY, {
      without: 'without it the step does not report that the account encrypts the AMI by default',
    }),
    read('servicequotas:GetServiceQuota', SURVEY, {
      without: 'quotas are not checked beforehand, and EC2 itself rejects the launch',
    }),
    {
      action: 'ssm:GetParameter',
      resources: [
        'arn:*:ssm:*::parameter/aws/service/canonical/*',
        'arn:*:ssm:*::parameter/aws/service/deeplearning/*',
      ],
      by: `${SURVEY}, for the public parameter that names the source AMI`,
      without: 'the newest source AMI is looked up by its name and owner',
    },
    { action: 'ec2:CreateKeyPair', resources: ANY, by: PACKER },
    { action: 'ec2:CreateSecurityGroup', resources: ANY, by: `${PACKER}; the smoke test` },
    { action: 'ec2:RunInstances', resources: ANY, by: `${PACKER}; EC2Cluster` },
    {
      action: 'ec2:CreateTags',
      resources: ANY,
      when: 'tag-on-create',
      by: 'every call that creates something',
    },
    building('ec2:AuthorizeSecurityGroupIngress', 'security-group', `${PACKER}; the smoke test`),
    { action: 'ec2:CreateImage', resources: ['image', 'snapshot'], by: PACKER },
    building('ec2:CreateImage', 'instance', PACKER),
    {
      action: 'ec2:CreateTags',
      resources: ['image', 'instance', 'snapshot', 'volume'],
      when: 'building',
      by: `${PACKER}; EC2Cluster; publishing`,
    },
    building('ec2:ModifyImageAttribute', 'image', PACKER),
    building('ec2:StopInstances', 'instance', PACKER),
    ...removals,
    {
      action: 'ec2:CreateTags',
      resources: ['image', 'snapshot'],
      when: 'tag-ready',
      by: 'publishing, when it has to be asked for again',
    },
    {
      action: 'ec2:DeleteTags',
      resources: ['image', 'snapshot'],
      when: 'only-expires',
      by: 'publishing',
      without: 'a ready image keeps its tag `bake-dask-ami:expires`, with a warning',
    },
  ],
  'smoke-test': [
    building('ec2:GetConsoleOutput', 'instance', 'the smoke test', {
      without:
        'a smoke test that fails is explained less well, and its timeline does not show what a machine does before the container',
    }),
  ],
  spot: [
    { action: 'ec2:CreateFleet', resources: ANY, by: PACKER },
    { action: 'ec2:CreateLaunchTemplate', resources: ANY, by: PACKER },
    {
      action: 'ec2:CreateTags',
      resources: ['spot-instances-request'],
      when: 'tag-building',
      by: `${PACKER}, after the launch`,
    },
    ...spotRemovals,
    {
      action: 'iam:CreateServiceLinkedRole',
      resources: ['arn:*:iam::*:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot'],
      when: 'spot-service',
      by: EC2_MAKES_IT,
      onlyOnAws: 'once, in an account that never had a spot instance',
    },
  ],
  'source-parameter': [
    {
      action: 'ssm:GetParameter',
      resources: ['arn:*:ssm:*:*:parameter/*'],
      by: `${SURVEY}, for a parameter of your own in 'source-ami'`,
      onlyOnAws: 'covered by the permissions of a bake where the tests name a public parameter',
    },
  ],
  'ssm-parameter': ssmParameter,
  copy,
  share,
  ecr: [
    { action: 'ecr:GetAuthorizationToken', resources: ANY, by: SURVEY, onlyOnAws: OVER_HTTP },
    {
      action: 'ecr:BatchGetImage',
      resources: ['arn:*:ecr:*:*:repository/*'],
      by: 'the builder and the survey, by the token',
      onlyOnAws: OVER_HTTP,
    },
    {
      action: 'ecr:GetDownloadUrlForLayer',
      resources: ['arn:*:ecr:*:*:repository/*'],
      by: 'the builder, by the token',
      onlyOnAws: OVER_HTTP,
    },
  ],
  kms: [
    'kms:CreateGrant',
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ].map((action) => ({
    action,
    resources: ['arn:*:kms:*:*:key/*'],
    when: 'used-by-ec2' as const,
    by: 'EC2, for the volume and its snapshot',
    onlyOnAws: EC2_MAKES_IT,
  })),
  'instance-profile': [
    {
      action: 'iam:GetInstanceProfile',
      resources: ['arn:*:iam::*:instance-profile/*'],
      by: PACKER,
      onlyOnAws: 'no instance profile is attached in a rehearsal',
    },
    {
      action: 'iam:PassRole',
      resources: ['arn:*:iam::*:role/*'],
      when: 'passed-to-ec2',
      by: PACKER,
      onlyOnAws: 'no instance profile is attached in a rehearsal',
    },
  ],
  'session-manager': [
    read('ec2:DescribeInstanceStatus', PACKER, { onlyOnAws: 'there is no Session Manager here' }),
    {
      action: 'ssm:StartSession',
      resources: ['instance'],
      when: 'building',
      by: PACKER,
      onlyOnAws: 'there is no Session Manager here',
    },
    {
      action: 'ssm:StartSession',
      resources: ['arn:*:ssm:*::document/AWS-StartPortForwardingSession'],
      by: PACKER,
      onlyOnAws: 'there is no Session Manager here',
    },
    {
      action: 'ssm:TerminateSession',
      resources: ['arn:*:ssm:*:*:session/*'],
      by: PACKER,
      onlyOnAws: 'there is no Session Manager here',
    },
  ],
  retention,
  publish,
  sweep: [
    ...[
      'ec2:DescribeImageAttribute',
      'ec2:DescribeImageReferences',
      'ec2:DescribeImages',
      'ec2:DescribeInstances',
      'ec2:DescribeKeyPairs',
      'ec2:DescribeLaunchTemplates',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSnapshots',
      'ec2:DescribeSpotInstanceRequests',
      'ec2:DescribeVolumes',
    ].map((action) => read(action, 'the sweep')),
    ...references,
    ...removals,
    ...spotRemovals,
  ],
  govcloud,
  china,
}
