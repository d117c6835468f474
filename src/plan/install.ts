import type { Request } from '../inputs/catalogue.ts'
import type { Install } from './plan.ts'

// pigz is only Recommended by Docker's packages, and unpacks layers on all cores; apparmor is not even that on Debian,
// where `docker run` fails without its parser.
const DOCKER_PACKAGES: Readonly<Record<Request['dockerSource'], readonly string[]>> = {
  'docker-ce': ['docker-ce', 'docker-ce-cli', 'containerd.io', 'apparmor', 'ca-certificates', 'pigz'],
  distro: ['docker.io', 'apparmor', 'ca-certificates', 'pigz'],
  none: [],
}

/** What cloud-init has to install for a request. */
export function installOf(request: Request, powerOffMinutes: number): Install {
  const docker = DOCKER_PACKAGES[request.dockerSource]
  const further = request.packages.filter((name) => !docker.includes(name))
  return { dockerSource: request.dockerSource, packages: [...docker, ...further], powerOffMinutes }
}
