import type { Architecture } from '../../aws/cloud.ts'
import image from '../../inputs/rapids-image.json' with { type: 'json' }
import { plainUbuntu } from './ubuntu.ts'
import { dockerHubImage, type SourceChoice, type SourceQuery, type Variant } from './variant.ts'

// Amazon's account of the Deep Learning AMIs, and their names and public parameters
// (https://docs.aws.amazon.com/dlami/latest/devguide/find-dlami-id.html).
const DEEP_LEARNING = '898082745236'

/** RAPIDS on NVIDIA's open driver: the Deep Learning Base AMI, or plain Ubuntu with the driver installed by the bake. */
export const rapids: Variant = {
  dockerImage: dockerHubImage(image.repository, image.tag),
  instanceTypes: ['g4dn.xlarge'],
  volumeSize: 120,
  sshTimeoutMinutes: 15,
  // Gigabytes of layers, and the first snapshot of a volume of 100 GiB that was made from another account's snapshot.
  buildTimeoutMinutes: 90,
  // Scheduler and worker read those gigabytes from cold volumes, one after the other.
  smokeTimeoutMinutes: 45,
  usesGpu: true,
  source: (choice, architecture) =>
    choice.nvidiaDriver === 'install'
      ? plainUbuntu(choice, architecture)
      : deepLearning(choice, architecture),
  dockerSource: ({ nvidiaDriver }) => (nvidiaDriver === 'install' ? 'docker-ce' : 'none'),
}

function deepLearning({ ubuntuVersion }: SourceChoice, architecture: Architecture): SourceQuery {
  const kind = architecture === 'arm64' ? 'Deep Learning ARM64 Base' : 'Deep Learning Base'
  return {
    parameter: `/aws/service/deeplearning/ami/${architecture}/base-oss-nvidia-driver-gpu-ubuntu-${ubuntuVersion}/latest/ami-id`,
    query: {
      name: `${kind} OSS Nvidia Driver GPU AMI (Ubuntu ${ubuntuVersion}) *`,
      owners: [DEEP_LEARNING],
      architecture,
    },
  }
}
