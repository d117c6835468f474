/** Files and directories of the image that the scripts of a bake write, and remove again. */
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
  return OWN_UNIT.test(path) || OWN.some((own) => path === own || path.startsWith(`${own}/`))
}
