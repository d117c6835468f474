import type { Mode, Permission, When } from './permission.ts'
import { permissions } from './permissions.ts'

/** A statement of an IAM policy, with the members that are used here. */
export interface Statement {
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Action: readonly string[]
  readonly Resource: string | readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

/** An IAM policy. */
export interface Policy {
  readonly Version: '2012-10-17'
  readonly Statement: readonly Statement[]
}

const STATUS = 'bake-dask-ami:status'
/** What an image is once its run no longer treats it as temporary. */
const FINISHED = ['ready', 'unproven']
/**
 * The calls that create something with tags on it. A fleet launches as RunInstances does
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html).
 */
const CREATE_ACTIONS = [
  'CreateFleet',
  'CreateImage',
  'CreateKeyPair',
  'CreateLaunchTemplate',
  'CreateSecurityGroup',
  'RunInstances',
]

const ofStatus = (status: string | readonly string[]) => ({ [`aws:ResourceTag/${STATUS}`]: status })

/** The conditions of `When`, and how their statements are called. */
export const conditions: Readonly<
  Record<When, { readonly name: string; readonly words: string; readonly is: Statement['Condition'] }>
> = {
  building: {
    name: 'WhatIsBuilding',
    words: 'tagged as building',
    is: { StringEquals: ofStatus('building') },
  },
  'tag-building': {
    name: 'TagAsBuilding',
    words: 'when it is tagged as building',
    is: { StringEquals: { [`aws:RequestTag/${STATUS}`]: 'building' } },
  },
  ready: {
    name: 'WhatIsReady',
    words: 'tagged as ready',
    is: { StringEquals: ofStatus('ready') },
  },
  'tag-ready': {
    name: 'TagAsReadyAgain',
    words: 'tagged as ready or unproven, to tag it so again',
    is: { StringEquals: { ...ofStatus(FINISHED), [`aws:RequestTag/${STATUS}`]: FINISHED } },
  },
  finished: {
    name: 'WhatIsFinished',
    words: 'tagged as ready or unproven',
    is: { StringEquals: ofStatus(FINISHED) },
  },
  'tag-disabled': {
    name: 'TagAsDisabled',
    words: 'tagged as ready or unproven, the tag `bake-dask-ami:disabled` only',
    is: {
      StringEquals: ofStatus(FINISHED),
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['bake-dask-ami:disabled'] },
      Null: { 'aws:TagKeys': 'false' },
    },
  },
  'only-marks': {
    name: 'MarkWhatIsFinished',
    words:
      'tagged as ready or unproven, the tags `bake-dask-ami:rejected`, `withdrawn`, `disabled` and `launch-permissions-*` only',
    is: {
      StringEquals: ofStatus(FINISHED),
      'ForAllValues:StringLike': {
        'aws:TagKeys': ['rejected', 'withdrawn', 'disabled', 'launch-permissions-*'].map(
          (name) => `bake-dask-ami:${name}`,
        ),
      },
      Null: { 'aws:TagKeys': 'false' },
    },
  },
  'tag-on-create': {
    name: 'TagWhatIsCreated',
    words: 'as part of the call that creates it',
    is: { StringEquals: { 'ec2:CreateAction': CREATE_ACTIONS } },
  },
  'tag-on-copy': {
    name: 'TagWhatIsCopied',
    words: 'as part of the call that copies it',
    is: { StringEquals: { 'ec2:CreateAction': 'CopyImage' } },
  },
  'only-expires': {
    name: 'NoLongerExpires',
    words: 'tagged as ready or unproven, the tag `bake-dask-ami:expires` only',
    is: {
      StringEquals: ofStatus(FINISHED),
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['bake-dask-ami:expires'] },
      // Of no keys at all ForAllValues holds too, and DeleteTags without keys removes every tag.
      Null: { 'aws:TagKeys': 'false' },
    },
  },
  'only-regions': {
    name: 'TagWithRegions',
    words: 'tagged as ready or unproven, the tag `bake-dask-ami:regions` only',
    is: {
      StringEquals: ofStatus(FINISHED),
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['bake-dask-ami:regions'] },
      Null: { 'aws:TagKeys': 'false' },
    },
  },
  'passed-to-ec2': {
    name: 'PassToEc2',
    words: 'passed to EC2 only',
    is: { StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] } },
  },
  'used-by-ec2': {
    name: 'UseThroughEc2',
    words: 'through EC2 only',
    is: { StringLike: { 'kms:ViaService': ['ec2.*.amazonaws.com', 'ec2.*.amazonaws.com.cn'] } },
  },
  'spot-service': {
    name: 'SpotService',
    words: 'for spot instances only',
    is: { StringEquals: { 'iam:AWSServiceName': 'spot.amazonaws.com' } },
  },
  'tag-family': {
    name: 'TagWithFamily',
    words: 'when it is created with the tag `bake-dask-ami:family`',
    is: { Null: { 'aws:RequestTag/bake-dask-ami:family': 'false' } },
  },
  'of-family': {
    name: 'WhatHasFamily',
    words: 'with the tag `bake-dask-ami:family`',
    is: { Null: { 'aws:ResourceTag/bake-dask-ami:family': 'false' } },
  },
}

/** All modes, in the order in which docs/permissions.md names them. */
export const modes = Object.keys(permissions) as readonly Mode[]

/** EC2 leaves the account out of the ARNs of what it may share with others. */
const WITHOUT_ACCOUNT = ['image', 'snapshot']

/** The ARN of a permission's resource, in any partition and Region. */
export function arn(resource: string): string {
  if (resource === '*' || resource.startsWith('arn:')) return resource
  return `arn:*:ec2:*:${WITHOUT_ACCOUNT.includes(resource) ? '' : '*'}:${resource}/*`
}

/** The least policy of a mode: a statement for every pair of resources and condition. */
export function policyOf(mode: Mode): Policy {
  const groups = new Map<string, Permission[]>()
  for (const permission of permissions[mode]) {
    const key = `${permission.when ?? ''} ${permission.when === 'building' ? '' : permission.resources.join(' ')}`
    groups.set(key, [...(groups.get(key) ?? []), permission])
  }
  return { Version: '2012-10-17', Statement: named(mode, [...groups.values()].map(statement)) }
}

function statement(group: readonly Permission[]): Statement {
  const [first] = group
  const resources = [...new Set(group.flatMap((permission) => permission.resources.map(arn)))].toSorted()
  const condition = first?.when === undefined ? undefined : conditions[first.when]
  return {
    Sid: condition?.name ?? (resources.includes('*') ? 'Anywhere' : 'Named'),
    Effect: 'Allow',
    Action: [...new Set(group.map(({ action }) => action))].toSorted(),
    Resource: resources.includes('*') ? '*' : resources,
    ...(condition?.is === undefined ? {} : { Condition: condition.is }),
  }
}

/** Sids are unique in a policy, and in a role's policies easier to distinguish with the mode in them. */
function named(mode: Mode, statements: readonly Statement[]): Statement[] {
  const prefix = mode
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
  const seen = new Map<string, number>()
  return statements.map((one) => {
    const times = (seen.get(one.Sid) ?? 0) + 1
    seen.set(one.Sid, times)
    return { ...one, Sid: `${prefix}${one.Sid}${times > 1 ? times : ''}` }
  })
}
