import type { Variant } from './variant.ts'

// Canonical's account, and the paths of its images (https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/).
const CANONICAL = '099720109477'
const PATHS = {
  '22.04': 'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04',
  '24.04': 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04',
  '26.04': 'ubuntu/images/hvm-ssd-gp3/ubuntu-resolute-26.04',
} as const

/** Docker and one Dask image on plain Ubuntu. */
export const cpu: Variant = {
  dockerImage: 'daskdev/dask:latest',
  instanceType: 't3.large',
  volumeSize: 16,
  source: (ubuntu, architecture) => ({
    name: `${PATHS[ubuntu]}-${architecture === 'arm64' ? 'arm64' : 'amd64'}-server-*`,
    owners: [CANONICAL],
    architecture,
  }),
}
