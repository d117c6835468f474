/** What a permission is needed for: a policy of docs/policies/ holds the permissions of one mode. */
export type Mode =
  | 'bake'
  | 'smoke-test'
  | 'spot'
  | 'source-parameter'
  | 'ssm-parameter'
  | 'copy'
  | 'share'
  | 'ecr'
  | 'kms'
  | 'instance-profile'
  | 'session-manager'
  | 'retention'
  | 'publish'
  | 'sweep'
  | 'govcloud'
  | 'china'

/** Under which tags a call is allowed; `conditions.ts` says it as IAM does. */
export type When =
  | 'building'
  | 'tag-building'
  | 'tag-ready'
  | 'finished'
  | 'tag-disabled'
  | 'only-marks'
  | 'tag-on-create'
  | 'tag-on-copy'
  | 'only-expires'
  | 'only-regions'
  | 'passed-to-ec2'
  | 'used-by-ec2'
  | 'spot-service'
  | 'tag-family'
  | 'of-family'
  | 'ready'

/** One thing that may be called. */
export interface Permission {
  /** As IAM names it: `ec2:RunInstances`. */
  readonly action: string
  /** Types of EC2's resources (`instance`) or whole ARNs; `*` where there is nothing to narrow. */
  readonly resources: readonly string[]
  readonly when?: When
  /** Who calls it. */
  readonly by: string
  /** What happens without it, where a bake goes on all the same. */
  readonly without?: string
  /** Why no rehearsal and no test calls it: the local EC2 cannot play that part of AWS. */
  readonly onlyOnAws?: string
}

/** The resources of a permission that nothing narrows. */
export const ANY = ['*'] as const

/** Who calls, for `by`. */
export const SURVEY = 'the survey'
export const PACKER = "Packer's amazon-ebs builder"
export const CLEAN_UP = 'cleaning up'

/** Why only AWS itself shows a call, for `onlyOnAws`. */
export const EC2_MAKES_IT = 'EC2 itself makes the call on behalf of the caller'

/** A permission to look at something, whatever resource it is. */
export const read = (action: string, by: string, more: Partial<Permission> = {}): Permission => ({
  action,
  resources: ANY,
  by,
  ...more,
})

/** A permission to look for what may be left, which the post step can do without. */
export const looked = (action: string, by = CLEAN_UP) =>
  read(action, by, { without: 'the post step warns that it could not list them, and removes the rest' })

/** A permission on what carries the tags of an image that is being built. */
export const building = (
  action: string,
  type: string,
  by: string,
  more: Partial<Permission> = {},
): Permission => ({
  action,
  resources: [type],
  when: 'building',
  by,
  ...more,
})
