import { isLoopback } from '../http/addresses.ts'
import type { ImageReference } from '../inputs/image-reference.ts'

/** Where an image is asked for: `base` ends with `/v2/`. */
export interface RegistryAddress {
  readonly base: URL
  readonly repository: string
}

const DOCKER_HUB = 'docker.io'
/** Other names of Docker Hub, which `docker login` takes too. */
const HUB_NAMES = [DOCKER_HUB, 'index.docker.io', 'registry-1.docker.io']

/** The one name that a registry goes by: `docker.io` for Docker Hub, else what the user wrote in lower case. */
export function registryName(written: string | undefined): string {
  const name = (written ?? DOCKER_HUB)
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
    .toLowerCase()
  return HUB_NAMES.includes(name) ? DOCKER_HUB : name
}

/** Where Docker would ask for an image: Docker Hub by default, and http for a registry on loopback only. */
export function registryAddress(reference: ImageReference): RegistryAddress {
  const registry = registryName(reference.registry)
  if (registry === DOCKER_HUB) {
    const official = !reference.repository.includes('/')
    const repository = official ? `library/${reference.repository}` : reference.repository
    return { base: new URL('https://registry-1.docker.io/v2/'), repository }
  }
  const base = new URL(`https://${registry}/v2/`)
  // Written anew and not `base.protocol = 'http:'`, which would lose a port of 443.
  const plain = isLoopback(base) ? new URL(`http://${registry}/v2/`) : base
  return { base: plain, repository: reference.repository }
}
