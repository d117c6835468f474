import type { Request } from '../inputs/catalogue.ts'
import { credentialWarning } from './credential-life.ts'
import type { Facts } from './facts.ts'
import type { Plan } from './plan.ts'
import type { Volume } from './volume.ts'

/** EC2Cluster's own root volume (dask-cloudprovider, cloudprovider.yaml: filesystem_size) in GB. */
const EC2CLUSTER_FILESYSTEM = 40

/** What a user should know although it does not stop the bake. */
export function warnings(
  request: Request,
  facts: Pick<Facts, 'now' | 'credentials' | 'containerImages' | 'unreachedQuotas'>,
  { deviceName, size }: Volume,
  gpuChecks: Plan['gpuChecks'],
): string[] {
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
  if (gpuChecks === 'skipped') {
    found.push(
      'The builder has no NVIDIA GPU, so the driver and the container image were not tried on one. Bake on a GPU instance type, or test the image before you rely on it.',
    )
  }
  if (request.encrypt) {
    found.push(
      'EC2Cluster of dask-cloudprovider 2025.9.0 asks for unencrypted volumes (Encrypted: False), which EC2 may refuse for an encrypted AMI.',
    )
  }
  for (const image of facts.containerImages) {
    if (image.state === 'unknown')
      found.push(
        `The registry could not be asked about '${image.reference}' (${image.why}), so its size and existence were not checked beforehand.`,
      )
  }
  found.push(...credentialWarning(request, facts))
  for (const quota of facts.unreachedQuotas) {
    found.push(
      `Service Quotas could not be reached, so the account's quota "${quota}" was not checked beforehand.`,
    )
  }
  return found
}
