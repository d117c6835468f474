import type { SurveyedContainerImage } from '../registry/container-image.ts'

/**
 * How much larger layers are unpacked than compressed. Images for Python and CUDA come to 2 to 2.6 times; the rest is
 * for what a registry does not say.
 */
const UNPACKED = 3
/** Space for packages, logs and the files of running containers, in GiB. */
const SPARE_GIB = 4

/**
 * Space for what an environment adds to the image that it is built on, in GiB: no registry knows how much that is. CUDA's
 * libraries for one framework come to 5 GB unpacked, and a build holds what it installs twice for a while.
 */
export const ENVIRONMENT_GIB = 15

/**
 * The disk that a bake needs, in GiB: the source AMI, and each container image compressed and unpacked, because
 * Docker's containerd store (the default since Docker 29) keeps both.
 *
 * @param sourceSize the source AMI's root volume in GiB
 * @returns undefined when the size of an image is not known
 */
export function neededDisk(
  sourceSize: number,
  images: readonly SurveyedContainerImage[],
): number | undefined {
  let bytes = 0
  for (const image of images) {
    if (image.state !== 'found') return undefined
    bytes += image.compressedBytes * (1 + UNPACKED)
  }
  return images.length === 0 ? undefined : Math.ceil(sourceSize + bytes / 2 ** 30) + SPARE_GIB
}
