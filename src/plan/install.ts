import { DRIVER_BRANCH } from './gpus.ts'
import type { Install } from './plan.ts'
import type { BakeRequest } from './workspace-contents.ts'

// pigz is only Recommended by Docker's packages, and unpacks layers on all cores; apparmor is not even that on Debian,
// where `docker run` fails without its parser.
const DOCKER_PACKAGES: Readonly<Record<Install['dockerSource'], readonly string[]>> = {
  'docker-ce': ['docker-ce', 'docker-ce-cli', 'containerd.io', 'apparmor', 'ca-certificates', 'pigz'],
  distro: ['docker.io', 'apparmor', 'ca-certificates', 'pigz'],
  none: [],
}

/** What builds images, where it is a package of its own in every release; prepare.sh knows about the others. */
const BUILD_PACKAGES: Readonly<Record<Install['dockerSource'], readonly string[]>> = {
  'docker-ce': ['docker-buildx-plugin'],
  distro: [],
  none: [],
}

/** What cloud-init has to install for a request. */
export function installOf(
  request: BakeRequest,
  dockerSource: Install['dockerSource'],
  powerOffMinutes: number,
): Install {
  const nvidiaDriver = request.nvidiaDriver === 'install' ? DRIVER_BRANCH : undefined
  const build = request.fromWorkspace.environment === undefined ? [] : BUILD_PACKAGES[dockerSource]
  const ours = [...DOCKER_PACKAGES[dockerSource], ...build, ...nvidiaPackages(nvidiaDriver)]
  const unpinned = ours.filter((name) => !request.packages.some((given) => given.startsWith(`${name}=`)))
  const further = request.packages.filter((name) => !ours.includes(name))
  return {
    dockerSource,
    nvidiaDriver,
    packages: [...unpinned, ...further],
    automaticUpgrades: request.automaticUpgrades,
    start: request.start,
    powerOffMinutes,
  }
}

/**
 * The driver as Ubuntu builds and signs it for its AWS kernel, without DKMS (https://ubuntu.com/server/docs/nvidia-drivers-installation),
 * and NVIDIA's container toolkit. linux-aws comes along so that the newest kernel and the modules for it are installed together.
 */
function nvidiaPackages(branch: number | undefined): string[] {
  if (branch === undefined) return []
  return [
    'linux-aws',
    `linux-modules-nvidia-${branch}-server-open-aws`,
    `nvidia-headless-no-dkms-${branch}-server-open`,
    `nvidia-utils-${branch}-server`,
    'nvidia-container-toolkit',
  ]
}
