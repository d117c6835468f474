/** The calls of AWS that this action makes, as plain data in and out. Every method may throw a `UserError`. */
export interface Cloud {
  /** STS GetCallerIdentity: who the credentials belong to. */
  callerIdentity(): Promise<CallerIdentity>
  /** SSM GetParameter: the value of a public or own parameter, or undefined when there is none. */
  parameter(name: string): Promise<string | undefined>
  imageById(id: string): Promise<Image | undefined>
  /** The account's own image with this id, and its tags; undefined when there is none. */
  ownImage(id: string): Promise<OwnImage | undefined>
  /** The newest available image that matches, deprecated ones only when there are no others, or undefined. */
  newestImage(query: ImageQuery): Promise<Image | undefined>
  /** The id of the account's own image with exactly this name, if there is one. */
  ownImageNamed(name: string): Promise<string | undefined>
  defaultVpc(): Promise<string | undefined>
  vpcCidrBlocks(vpc: string): Promise<readonly string[]>
  subnet(id: string): Promise<Subnet | undefined>
  defaultSubnets(): Promise<readonly Subnet[]>
  /** Whether the subnet's route table (its own, else the VPC's main one) sends 0.0.0.0/0 somewhere, and where. */
  defaultRoute(subnet: Subnet): Promise<Route>
  /** Those of the groups that are there. */
  securityGroups(ids: readonly string[]): Promise<readonly SecurityGroup[]>
  /** Those of the types that the Region has. */
  instanceTypes(types: readonly string[]): Promise<readonly InstanceType[]>
  /** The zones that offer each of the types; a type that none offers is not there. */
  zonesOffering(types: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  /** Service Quotas: the value in vCPUs, undefined when it may not be read, `unreached` when nobody answered. */
  quota(code: string): Promise<number | undefined | 'unreached'>
  /** The account's pending and running instances. */
  runningInstances(): Promise<readonly RunningInstance[]>
  /** Why EC2 says that the instances of a run were ended: the codes, such as `Client.UserInitiatedShutdown`. */
  endReasons(runUuid: string): Promise<readonly string[]>
  /** EC2 GetEbsEncryptionByDefault; undefined when it may not be asked. */
  encryptsByDefault(): Promise<boolean | undefined>
  /** The actions of a spot launch that dry runs of them are denied. */
  missingSpotPermissions(): Promise<readonly string[]>
  /** ECR GetAuthorizationToken: a login, of 12 hours at most, for the registries of a Region that the caller may read. */
  ecrLogin(region: string): Promise<EcrLogin>
  /** Deregisters an own image and deletes its snapshots. */
  removeImage(id: string): Promise<void>
  tag(resources: readonly string[], tags: Readonly<Record<string, string>>): Promise<void>
  /** Removes tags by their keys, whatever their values. */
  untag(resources: readonly string[], keys: readonly string[]): Promise<void>
}

export interface CallerIdentity {
  readonly account: string
  readonly arn: string
}

/** The password is a secret: mask it before anything else is done with it. */
export interface EcrLogin {
  readonly username: string
  readonly password: string
}

export interface ImageQuery {
  /** With the wildcards * and ?. */
  readonly name: string
  readonly owners: readonly string[]
  readonly architecture?: Architecture
}

export type Architecture = 'x86_64' | 'arm64'

export interface Image {
  readonly id: string
  readonly name: string
  readonly architecture: string
  readonly state: string
  readonly rootDeviceName: string
  readonly rootDeviceType: string
  /** Size of the root volume's snapshot in GiB. */
  readonly rootVolumeSize: number
  /** What instances get for their root volume unless they ask for something else. Throughput in MiB/s. */
  readonly rootVolume: RootVolume
  readonly snapshots: readonly string[]
  /** Account id. */
  readonly owner: string
  /** ISO 8601 */
  readonly created: string
  /** From when on it is deprecated, ISO 8601; undefined when its owner has not said so. */
  readonly deprecated: string | undefined
}

export interface OwnImage {
  readonly state: string
  readonly tags: Readonly<Record<string, string>>
}

export interface RootVolume {
  readonly encrypted: boolean
  readonly iops: number | undefined
  readonly throughput: number | undefined
}

export interface Subnet {
  readonly id: string
  readonly vpc: string
  readonly zone: string
  readonly freeAddresses: number
  readonly mapsPublicAddress: boolean
}

export type Route = 'internet-gateway' | 'nat' | 'other' | 'none'

export interface SecurityGroup {
  readonly id: string
  readonly vpc: string
  /** Who may reach port 22: IPv4 blocks; `other` for a group, a prefix list or IPv6. */
  readonly ssh: readonly (string | 'other')[]
}

/** What is counted against the quotas. */
export interface RunningInstance {
  readonly type: string
  readonly lifecycle: 'on-demand' | 'spot'
  readonly vcpus: number
}

export interface InstanceType {
  readonly type: string
  readonly vcpus: number
  readonly architectures: readonly string[]
  readonly burstable: boolean
  /** `NVIDIA`, `AMD` and so on; empty without a GPU. */
  readonly gpuManufacturers: readonly string[]
  /** The NVMe disks of its host that an instance has for itself, together, in GB; 0 without. */
  readonly instanceStore: number
}
