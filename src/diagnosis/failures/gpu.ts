import type { FailureGroup } from './failure.ts'

/** What NVIDIA's driver, its container toolkit and DKMS say. */
export const gpu: FailureGroup<'gpu'> = {
  title: 'The GPU',
  note: 'Kernel and driver are held (apt-mark hold) in the image, so that no update makes them incompatible.',
  failures: [
    {
      code: 'driver-kernel-mismatch',
      pattern:
        /Driver\/library version mismatch|Module nvidia not found in directory \/lib\/modules\/(\S+)|Error! Bad return status for module build on kernel: (\S+)/,
      example: 'Failed to initialize NVML: Driver/library version mismatch',
      what: "NVIDIA's driver and the kernel do not match: one of them was updated without the other. $1$2",
      remedy:
        "Choose a newer source AMI, remove kernel and driver from 'packages', or set 'nvidia-driver' to 'install', which installs a driver that is made for the kernel and reboots once.",
    },
    {
      code: 'driver-not-working',
      pattern: /NVIDIA-SMI has failed|nvidia-smi: (?:command )?not found|Failed to initialize NVML/,
      example: "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.",
      what: "NVIDIA's driver does not work on the builder.",
      remedy:
        "Set 'nvidia-driver' to 'install' on plain Ubuntu, or choose a source AMI with a driver for this GPU.",
    },
    {
      code: 'cuda-too-new',
      pattern: /unsatisfied condition: (cuda>=\S+?),/,
      example:
        'nvidia-container-cli: requirement error: unsatisfied condition: cuda>=14.0, please update your driver to a newer version',
      what: 'The container image needs $1, which the driver of the source AMI does not support.',
      remedy: "Choose a 'docker-image' for an older CUDA, or a newer source AMI.",
    },
    {
      code: 'no-gpu-in-containers',
      pattern: /could not select device driver .*capabilities: \[\[gpu\]\]/,
      example:
        'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
      what: 'Docker on the builder has no NVIDIA container toolkit.',
      remedy:
        "Choose a source AMI that has it, such as the Deep Learning AMI, or set 'nvidia-driver' to 'install'.",
    },
  ],
}
