import type { FailureGroup } from './failure.ts'

/** What the scripts of the template find in the builder, and its disk. */
export const builder: FailureGroup = {
  title: 'The builder',
  failures: [
    {
      code: 'disk-full',
      // The kernel's words through any program, and apt's own arithmetic.
      pattern: /no space left on device|You don't have enough free space in (\S+?)\.?$/i,
      example: 'failed to register layer: write /opt/conda/lib/libmkl_core.so: no space left on device',
      what: 'The root volume is full.',
      remedy:
        "Raise 'volume-size' (now $size): Docker keeps the compressed and the unpacked layers of the image.",
      beside: /^(?:Filesystem|\/dev\/\S+) .* (?:Mounted on|\/\S*)$/,
    },
    {
      code: 'leftovers-in-image',
      pattern: /still on the disk after (?:generalising|logging out):/,
      example: 'bake-dask-ami: still on the disk after generalising:',
      what: 'Something that must not be in an image was still on the disk after cleaning up.',
      remedy: "The lines below name it. Take it out of the source AMI, or of what 'packages' installs.",
    },
    {
      code: 'docker-missing',
      pattern: /there is no docker command on this image/,
      example:
        "bake-dask-ami: there is no docker command on this image; choose docker-source 'docker-ce' or 'distro'",
      what: "The source AMI has no Docker, and 'docker-source' is 'none'.",
      remedy: "Choose 'docker-source: docker-ce' or 'distro'.",
    },
    {
      code: 'apt-missing',
      pattern: /the source AMI \((.+?)\) has no apt-get/,
      example:
        "bake-dask-ami: the source AMI (Amazon Linux 2023) has no apt-get; use docker-source 'none' and no packages with it",
      what: 'The source AMI ($1) has no apt-get to install Docker or packages with.',
      remedy: "Use 'docker-source: none' and no 'packages' with it, or build upon Debian or Ubuntu.",
    },
    {
      code: 'no-deadline',
      pattern: /the timer that ends a forgotten builder is not running/,
      example: 'bake-dask-ami: the timer that ends a forgotten builder is not running',
      what: 'The timer that powers the builder off if nobody ends it could not be set.',
      remedy: 'The source AMI needs systemd; choose one that has it.',
    },
  ],
}
