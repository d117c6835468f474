import { encodedLogin } from '../registry/access.ts'
import type { RegistryLogin } from '../registry/container-image.ts'

/** The key under which Docker keeps the login of Docker Hub (docker/cli, cli/config/configfile). */
const DOCKER_HUB_KEY = 'https://index.docker.io/v1/'

/** Docker's config.json with these logins, as `docker login` would write it. It holds the passwords. */
export function dockerConfig(logins: readonly RegistryLogin[]): string {
  const auths = logins.map(({ registry, username, password }) => [
    registry === 'docker.io' ? DOCKER_HUB_KEY : registry,
    { auth: encodedLogin({ username, password }) },
  ])
  return JSON.stringify({ auths: Object.fromEntries(auths) })
}
