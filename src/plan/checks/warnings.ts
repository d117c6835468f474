import type { Image } from '../../aws/cloud.ts'
import type { Request } from '../../inputs/catalogue.ts'
import type { Facts } from '../facts.ts'
import { DRIVER_BRANCH } from '../gpus.ts'
import type { Plan } from '../plan.ts'
import type { Volume } from '../volume.ts'
import { credentialWarning } from './credentials.ts'
import { addressWarnings, groupWarnings } from './reachability.ts'

/** EC2Cluster's own root volume (dask-cloudprovider, cloudprovider.yaml: filesystem_size) in GB. */
const EC2CLUSTER_FILESYSTEM = 40

const ENCRYPTED =
  'EC2Cluster of dask-cloudprovider 2025.9.0 asks for unencrypted volumes (Encrypted: False), which EC2 may reject for an encrypted AMI.'
const BY_DEFAULT =
  "The account encrypts every new EBS volume of this Region by default, so the AMI is encrypted although input 'encrypt' is false."

/** What a gp3 volume has free of charge (https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html). */
const FREE_IOPS = 3000
const FREE_THROUGHPUT = 125

type Warned = Pick<
  Facts,
  | 'now'
  | 'credentials'
  | 'containerImages'
  | 'unreachedQuotas'
  | 'encryptsByDefault'
  | 'securityGroups'
  | 'runnerAddresses'
  | 'source'
>

/** What a user should know although it does not stop the bake. */
export function warnings(
  request: Request,
  facts: Warned,
  volume: Volume,
  gpuChecks: Plan['gpuChecks'],
): string[] {
  return [
    ...volumeWarnings(volume),
    ...deprecationWarning(facts),
    ...gpuWarnings(request, gpuChecks),
    ...encryptionWarning(request, facts),
    ...uncheckedImages(facts),
    ...credentialWarning(request, facts),
    ...groupWarnings(request, facts),
    ...addressWarnings(request, facts),
    ...facts.unreachedQuotas.map(
      (quota) =>
        `Service Quotas could not be reached, so the account's quota "${quota}" was not checked beforehand.`,
    ),
  ]
}

function volumeWarnings({ deviceName, size }: Volume): string[] {
  const found: string[] = []
  if (deviceName !== '/dev/sda1') {
    found.push(
      `The source AMI's root device is ${deviceName}. EC2Cluster maps /dev/sda1, so its instances get a second, blank disk and the root volume keeps ${size} GiB.`,
    )
  }
  if (size > EC2CLUSTER_FILESYSTEM) {
    found.push(
      `The root volume has ${size} GiB: give EC2Cluster filesystem_size=${size}, its own default of ${EC2CLUSTER_FILESYSTEM} is too small.`,
    )
  }
  return found
}

function deprecationWarning({ source, now }: Warned): string[] {
  if (source?.deprecated === undefined || new Date(source.deprecated) > now) return []
  return [
    `The source AMI ${source.id} (${source.name}) is deprecated since ${source.deprecated.slice(0, 10)}: its owner wants it used no more, and it may lack security updates.`,
  ]
}

function gpuWarnings({ nvidiaDriver }: Request, gpuChecks: Plan['gpuChecks']): string[] {
  if (gpuChecks !== 'skipped') return []
  const found = [
    'The builder has no NVIDIA GPU, so the driver and the container image were not tried on one. Bake on a GPU instance type, or test the image before you rely on it.',
  ]
  if (nvidiaDriver === 'install') {
    found.push(
      `NVIDIA's driver ${DRIVER_BRANCH} is installed and was not tried with the container image: whether that CUDA runs on a GPU with this driver shows on a GPU instance only.`,
    )
  }
  return found
}

function encryptionWarning({ encrypt }: Request, { encryptsByDefault }: Warned): string[] {
  if (encrypt) return [ENCRYPTED]
  return encryptsByDefault === true ? [`${BY_DEFAULT} ${ENCRYPTED}`] : []
}

function uncheckedImages({ containerImages }: Warned): string[] {
  return containerImages.flatMap((image) =>
    image.state === 'unknown'
      ? `The registry could not be asked about '${image.reference}' (${image.why}), so its size and existence were not checked beforehand.`
      : [],
  )
}

/**
 * What a user should know of the finished image, as EC2 describes it, beyond what the plan warned of: instances of it get
 * its root volume, and pay for it.
 */
export function imageWarnings(plan: Pick<Plan, 'warnings' | 'builder'>, image: Image | undefined): string[] {
  if (image === undefined) return []
  const { encrypted, iops = 0, throughput = 0 } = image.rootVolume
  const found: string[] = []
  const known =
    plan.builder.encryption !== undefined || plan.warnings.some((text) => text.includes(BY_DEFAULT))
  if (encrypted && !known) {
    found.push(
      `The AMI is encrypted although input 'encrypt' is false: by default, or as its source AMI. ${ENCRYPTED}`,
    )
  }
  if (iops > FREE_IOPS || throughput > FREE_THROUGHPUT) {
    found.push(
      `The root volume of the AMI has ${iops} IOPS and ${throughput} MiB/s, and every running instance of it pays for what is more than ${FREE_IOPS} and ${FREE_THROUGHPUT}.`,
    )
  }
  return found
}
