/**
 * The calls of EC2 and Systems Manager around images that are finished, in one Region, as plain data in and out. Every
 * method may throw a `UserError`.
 */
export interface ImageCloud {
  readonly region: string
  /** The account's own images with all of these tags, disabled and deprecated ones too, in no order. */
  taggedImages(tags: Readonly<Record<string, string>>): Promise<readonly AccountImage[]>
  /** The account's own images of these ids, disabled and deprecated ones too; what is not there is left out. */
  accountImages(ids: readonly string[]): Promise<readonly AccountImage[]>
  /** The tags of snapshots by their ids; what is not there is left out. */
  snapshotTags(ids: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>>
  /**
   * Who uses images: instances in any state but terminated, launch templates, SSM parameters and recipes of EC2 Image
   * Builder, by their ARNs (DescribeImageReferences). What EC2 no longer knows is used by somebody unknown.
   */
  imageReferences(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  /**
   * The permissions without which `imageReferences` may leave references out: EC2 names only what the caller may describe.
   * EC2 Image Builder is not asked.
   */
  missingReferencePermissions(): Promise<readonly string[]>
  /** Who may launch an image: account IDs, ARNs of organizations and organizational units, or `all`. */
  launchPermissions(id: string): Promise<readonly string[]>
  changeLaunchPermissions(id: string, change: LaunchPermissionChange): Promise<void>
  /** DisableImage: the image cannot be launched, and loses all launch permissions for good. */
  disableImage(id: string): Promise<void>
  enableImage(id: string): Promise<void>
  /** EnableImageDeprecation: from `at` on, others do not find the image by a search. EC2 rounds to the minute. */
  deprecateImage(id: string, at: Date): Promise<void>
  /** CopyImage to this Region; gives the ID of the copy, which is pending for minutes. */
  copyImage(copy: ImageCopy): Promise<string>
  /** Deregisters an own image and deletes its snapshots. */
  removeImage(id: string): Promise<void>
  tag(resources: readonly string[], tags: Readonly<Record<string, string>>): Promise<void>
  /** Removes tags by their keys, whatever their values. */
  untag(resources: readonly string[], keys: readonly string[]): Promise<void>
  /** A parameter of the account; undefined when there is none. */
  parameterOf(name: string): Promise<ImageParameter | undefined>
  parameterTags(name: string): Promise<Readonly<Record<string, string>>>
  /** Every version that Systems Manager still has (at most 100), the newest first. */
  parameterHistory(name: string): Promise<readonly ParameterVersion[]>
  /** The names of the account's parameters that have a tag. */
  taggedParameters(key: string, value: string): Promise<readonly string[]>
  /**
   * Makes a parameter of data type `aws:ec2:image`. Systems Manager validates the value after it has answered: the
   * parameter is there only once `parameterOf` shows it.
   *
   * @returns false when there is one already
   */
  createParameter(name: string, value: string, tags: Readonly<Record<string, string>>): Promise<boolean>
  /** Gives a parameter of data type `aws:ec2:image` a new value, which holds only once `parameterOf` shows it. */
  overwriteParameter(name: string, value: string): Promise<void>
  /** The Regions that are enabled for the account. */
  enabledRegions(): Promise<readonly string[]>
}

/** An image of the account, as far as its publication depends on it. */
export interface AccountImage {
  readonly id: string
  readonly region: string
  readonly name: string
  readonly description: string
  /** `available`, `disabled`, `pending`, `failed` and so on. */
  readonly state: string
  /** Why it has this state, in EC2's words; undefined where EC2 says nothing. */
  readonly stateReason?: string | undefined
  readonly architecture: string
  /** ISO 8601; of a copy, when it was copied. */
  readonly created: string
  /** From when on it counts as deprecated, ISO 8601; undefined when it never does. */
  readonly deprecated: string | undefined
  readonly tags: Readonly<Record<string, string>>
  readonly snapshots: readonly string[]
  /** Sizes of its volumes together, in GiB. */
  readonly gib: number
  readonly rootDeviceName: string
  readonly rootVolumeSize: number
  readonly encrypted: boolean
}

export interface LaunchPermissionChange {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

export interface ImageCopy {
  readonly from: { readonly region: string; readonly id: string }
  readonly name: string
  readonly description: string
  /** Of the copy and its snapshots. */
  readonly tags: Readonly<Record<string, string>>
  /** Undefined: encrypted as the source is and as the Region does by default. */
  readonly kmsKey: string | undefined
  /** The same token is the same copy (at most 64 ASCII characters). */
  readonly token: string
}

export interface ParameterVersion {
  readonly value: string
  readonly version: number
  readonly modified: Date
}

export interface ImageParameter extends ParameterVersion {
  /** `text`, `aws:ec2:image` or `aws:ssm:integration`. */
  readonly dataType: string
  /** `String`, `StringList` or `SecureString`. */
  readonly type: string
}
