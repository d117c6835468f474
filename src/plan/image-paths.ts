/** Files and directories of the image that the scripts of a bake write. */
const OWN = [
  '/etc/apt/apt.conf.d/90bake-dask-ami',
  '/etc/apt/keyrings/docker.asc',
  '/etc/apt/keyrings/nvidia.asc',
  '/etc/apt/sources.list.d/docker.sources',
  '/etc/apt/sources.list.d/nvidia-container-toolkit.sources',
  '/etc/dask-image.json',
  '/run/bake-dask-ami',
  '/usr/local/lib/bake-dask-ami',
  '/var/lib/bake-dask-ami',
]

const OWN_UNIT = /^\/etc\/systemd\/system\/bake-dask-ami-[^/]*$/

/** Whether an absolute path is a file that a bake writes itself, or in a directory of its own. */
export function isBakesOwn(path: string): boolean {
  return OWN_UNIT.test(path) || OWN.some((own) => isAtOrBelow(path, own))
}

/** No part of an AMI: the kernel's file systems, those in memory, and those that are emptied in a bake (generalise.sh). */
const NOT_IN_IMAGE = ['/dev', '/proc', '/run', '/sys', '/tmp', '/var/run', '/var/tmp']

/** What generalise.sh removes or empties in an image, because it belongs to one machine. */
const REMOVED = [
  '/etc/machine-id',
  '/var/lib/apt/lists',
  '/var/lib/cloud',
  '/var/lib/dbus/machine-id',
  '/var/log',
  '/root/.docker',
]
const REMOVED_TOO =
  /^\/etc\/ssh\/ssh_host_[^/]*$|^(?:\/root|\/home\/[^/]+)\/(?:\.ssh\/authorized_keys|\.docker(?:\/.*)?|\.[^/]*_history|\.wget-hsts)$/

/** Files that must not be readable by everybody, or that PAM does not take with another mode (shadow(5)). */
const WITH_OTHER_MODES = ['/etc/gshadow', '/etc/gshadow-', '/etc/shadow', '/etc/shadow-']

/** Why no file can be put at an absolute path of the image, as the end of a sentence that begins with it; undefined when it can. */
export function whyNotInImage(path: string): string | undefined {
  const outside = NOT_IN_IMAGE.find((directory) => isAtOrBelow(path, directory))
  if (outside !== undefined) return `is below ${outside}, which is not in the image`
  if (isBakesOwn(path)) return 'is a file of the bake'
  if (REMOVED.some((removed) => isAtOrBelow(path, removed)) || REMOVED_TOO.test(path))
    return 'is removed from every image'
  return WITH_OTHER_MODES.includes(path) ? 'must not be readable by everybody, as these files are' : undefined
}

function isAtOrBelow(path: string, directory: string): boolean {
  return path === directory || path.startsWith(`${directory}/`)
}
