import { plainUbuntu } from './ubuntu.ts'
import { dockerHubImage, type Variant } from './variant.ts'

/** Docker and one Dask image on plain Ubuntu. */
export const cpu: Variant = {
  dockerImage: dockerHubImage('daskdev/dask', 'latest'),
  instanceType: 't3.large',
  volumeSize: 16,
  sshTimeoutMinutes: 10,
  buildTimeoutMinutes: 45,
  smokeTimeoutMinutes: 20,
  usesGpu: false,
  source: ({ ubuntuVersion }, architecture) => ({ query: plainUbuntu(ubuntuVersion, architecture) }),
  dockerSource: () => 'docker-ce',
}
