import { type Problem, problem } from '../../errors/problem.ts'
import type { Request } from '../../inputs/catalogue.ts'
import { imagesToPull } from '../environment.ts'
import type { Facts } from '../facts.ts'
import { cudaMajor, DRIVER_BRANCH, DRIVER_CUDA, gpuBeforeTuring } from '../gpus.ts'
import { type Lookups, variantOf } from '../lookups.ts'
import type { BakeRequest } from '../workspace-contents.ts'

/** Why the driver could not drive the GPU of an instance type; undefined for images without a GPU. */
export function checkGpu(request: Request, instanceType: string): Problem | undefined {
  return variantOf(request).usesGpu ? checkArchitecture(instanceType) : undefined
}

/** Why the driver could not run the CUDA of the container image; undefined for images without a GPU. */
export function checkCuda(
  request: BakeRequest,
  lookups: Lookups,
  facts: Pick<Facts, 'containerImages'>,
): Problem | undefined {
  // Where a Dockerfile is built on no image that is known, the first one is another.
  if (!variantOf(request).usesGpu || imagesToPull(request).length === 0) return undefined
  const [reference] = lookups.containerImages
  const [surveyed] = facts.containerImages
  if (reference === undefined) return undefined
  const environment = surveyed?.state === 'found' ? surveyed.environment : undefined
  // The driver of a source AMI is known only once the builder runs; the container then refuses to start on it.
  const major = request.nvidiaDriver === 'install' ? cudaMajor(reference.text, environment) : undefined
  return checkVersion(reference.text, major)
}

function checkArchitecture(instanceType: string): Problem | undefined {
  const gpu = gpuBeforeTuring(instanceType)
  if (gpu === undefined) return undefined
  return problem('gpu-not-supported', {
    what: `'${instanceType}' has a ${gpu}, which NVIDIA's open driver does not drive.`,
  })
}

function checkVersion(reference: string, major: number | undefined): Problem | undefined {
  if (major === undefined || major <= DRIVER_CUDA) return undefined
  return {
    code: 'cuda-too-new',
    what: `The container image '${reference}' needs CUDA ${major}, but Ubuntu's driver of branch ${DRIVER_BRANCH} runs CUDA up to ${DRIVER_CUDA}.`,
    remedy: `Choose a 'docker-image' for CUDA ${DRIVER_CUDA}, or set 'nvidia-driver' to 'ami' for the newer driver of the Deep Learning AMI.`,
  }
}
