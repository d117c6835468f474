import { plainUbuntu } from './ubuntu.ts'
import { dockerHubImage, type Variant } from './variant.ts'

/** Docker and one Dask image on plain Ubuntu. */
export const cpu: Variant = {
  dockerImage: dockerHubImage('daskdev/dask', 'latest'),
  // The first is the one of 2 vCPUs and 8 GiB that an account on AWS's free plan launches; some Regions lack it.
  instanceTypes: ['m7i-flex.large', 't3.large'],
  volumeSize: 16,
  sshTimeoutMinutes: 10,
  buildTimeoutMinutes: 45,
  smokeTimeoutMinutes: 20,
  usesGpu: false,
  source: plainUbuntu,
  dockerSource: () => 'docker-ce',
}
