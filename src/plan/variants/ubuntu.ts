import type { Architecture, ImageQuery } from '../../aws/cloud.ts'
import type { Request } from '../../inputs/catalogue.ts'

// Canonical's account, and the paths of its images (https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/).
const CANONICAL = '099720109477'
const PATHS = {
  '22.04': 'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04',
  '24.04': 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04',
  '26.04': 'ubuntu/images/hvm-ssd-gp3/ubuntu-resolute-26.04',
} as const

/** Canonical's newest server image of a release. */
export function plainUbuntu(release: Request['ubuntuVersion'], architecture: Architecture): ImageQuery {
  return {
    name: `${PATHS[release]}-${architecture === 'arm64' ? 'arm64' : 'amd64'}-server-*`,
    owners: [CANONICAL],
    architecture,
  }
}
