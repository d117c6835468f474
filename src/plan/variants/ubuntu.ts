import type { Architecture } from '../../aws/cloud.ts'
import type { Request } from '../../inputs/catalogue.ts'
import type { SourceQuery } from './variant.ts'

// Canonical's accounts by partition, the paths of its images and its public parameters
// (https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/; canonical/ubuntu-cloud-docs#40).
const CANONICAL = { aws: '099720109477', china: '837727238323', govcloud: '513442679011' } as const
const RELEASES = {
  '22.04': { path: 'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04', volume: 'ebs-gp2' },
  '24.04': { path: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04', volume: 'ebs-gp3' },
  '26.04': { path: 'ubuntu/images/hvm-ssd-gp3/ubuntu-resolute-26.04', volume: 'ebs-gp3' },
} as const

/** Canonical's newest server image of a release, which a public parameter names in every partition. */
export function plainUbuntu(
  { ubuntuVersion, region }: Pick<Request, 'ubuntuVersion' | 'region'>,
  architecture: Architecture,
): SourceQuery {
  const { path, volume } = RELEASES[ubuntuVersion]
  const machine = architecture === 'arm64' ? 'arm64' : 'amd64'
  return {
    parameter: `/aws/service/canonical/ubuntu/server/${ubuntuVersion}/stable/current/${machine}/hvm/${volume}/ami-id`,
    query: { name: `${path}-${machine}-server-*`, owners: [ownerIn(region)], architecture },
  }
}

function ownerIn(region: string): string {
  if (region.startsWith('cn-')) return CANONICAL.china
  return region.startsWith('us-gov-') ? CANONICAL.govcloud : CANONICAL.aws
}
