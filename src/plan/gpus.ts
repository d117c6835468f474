import { familyOf } from '../aws/instance-family.ts'

/** NVIDIA's architectures before Turing: the open kernel modules do not drive them, and CUDA 13 has dropped them. */
const BEFORE_TURING: Readonly<Record<string, string>> = {
  p2: 'K80 (Kepler)',
  g2: 'K520 (Kepler)',
  g3: 'M60 (Maxwell)',
  g3s: 'M60 (Maxwell)',
  p3: 'V100 (Volta)',
  p3dn: 'V100 (Volta)',
}

// Families with NVIDIA's GPUs since then. g4ad is not one of them: its GPUs are AMD's.
const SINCE_TURING = /^(?:g4dn|g5g?|g6[ef]?|gr6f?|g7[e]?|p[4-9](?:[a-z]+|-[a-z0-9]+)?)$/

/**
 * The GPU of an instance type that NVIDIA's open driver cannot drive, such as `V100 (Volta)`; undefined for all others.
 *
 * https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/kernel-modules.html: open modules from Turing on.
 */
export function gpuBeforeTuring(instanceType: string): string | undefined {
  return BEFORE_TURING[familyOf(instanceType)]
}

/** Whether an instance type has a GPU of NVIDIA's. EC2's own answer is used where there is one. */
export function hasNvidiaGpu(instanceType: string, surveyed: readonly string[] | undefined): boolean {
  if (surveyed !== undefined) return surveyed.some((manufacturer) => /nvidia/i.test(manufacturer))
  return gpuBeforeTuring(instanceType) !== undefined || SINCE_TURING.test(familyOf(instanceType))
}

/** The branch of NVIDIA's driver that `nvidia-driver: install` takes from Ubuntu: the newest with long-term support. */
export const DRIVER_BRANCH = 580

/** The largest CUDA major that `DRIVER_BRANCH` runs (https://docs.nvidia.com/deploy/cuda-compatibility/: 13 from 580 on). */
export const DRIVER_CUDA = 13

/** The CUDA major of a container image: of CUDA_VERSION in its environment, else of its tag (`26.06-cuda13-py3.14`). */
export function cudaMajor(
  reference: string,
  environment: Readonly<Record<string, string>> | undefined,
): number | undefined {
  const version =
    /^(\d+)/.exec(environment?.['CUDA_VERSION'] ?? '')?.[1] ?? /[:.-]cuda(\d+)/.exec(reference)?.[1]
  return version === undefined ? undefined : Number(version)
}
