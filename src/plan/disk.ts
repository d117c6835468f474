import type { SurveyedContainerImage } from './container-image.ts'

const GIB = 2 ** 30
/**
 * How many times its compressed size an image has unpacked. An assumption: RAPIDS images measured in
 * github.com/rapidsai/cloud-ml-examples/issues/60 have 2.2 to 2.6 times (17.2 GB of 7.9 GB, 10.3 GB of 4.0 GB).
 */
const UNPACKED = 3
/** Room in GiB for packages, logs and what containers write. */
const ROOM = 4

/**
 * The size in GiB, rounded up, of a root volume that holds the source image and the container images.
 *
 * Docker 29 keeps the layers both compressed and unpacked (https://docs.docker.com/engine/storage/containerd/). Layers that
 * images share are counted for each of them. When the size of an image is not known, `fallback` is the least.
 *
 * @param snapshot size of the source image's root snapshot in GiB
 * @param fallback the variant's own volume size in GiB
 */
export function diskSize(
  snapshot: number,
  images: readonly SurveyedContainerImage[],
  fallback: number,
): number {
  const found = images.filter((image) => image.state === 'found')
  const compressed = found.reduce((sum, image) => sum + image.compressedBytes, 0) / GIB
  const size = Math.ceil(snapshot + compressed * (1 + UNPACKED) + ROOM)
  return found.length === images.length ? size : Math.max(size, fallback)
}
