import type { FailureGroup } from './failure.ts'

/** What the scripts of the template find in the builder, and its disk. */
export const builder: FailureGroup<'builder'> = {
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
      context: /^(?:Filesystem|\/dev\/\S+) .* (?:Mounted on|\/\S*)$/,
    },
    {
      code: 'leftovers-in-image',
      pattern: /still on the disk after (?:generalising|logging out):/,
      example: 'bake-dask-ami: still on the disk after generalising:',
      what: 'Something that must not be in an image was still on the disk after cleaning up.',
      remedy: "The lines below name it. Remove it from the source AMI, or from what 'packages' installs.",
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
      code: 'buildkit-missing',
      pattern: /Docker (\S+) has no buildx on this image/,
      example:
        "bake-dask-ami: Docker 29.1.0 has no buildx on this image, which builds an environment; choose docker-source 'docker-ce' or 'distro'",
      what: "Docker $1 of the source AMI has no buildx, which builds input 'environment'.",
      remedy: "Choose 'docker-source: docker-ce' or 'distro', or install Docker's buildx in the source AMI.",
    },
    {
      code: 'apt-missing',
      pattern: /the source AMI \((.+?)\) has no apt-get;/,
      example:
        "bake-dask-ami: the source AMI (Amazon Linux 2023) has no apt-get; use docker-source 'none' and no packages with it",
      what: 'The source AMI ($1) has no apt-get to install Docker or packages with.',
      remedy:
        "Use 'docker-source: none' and no 'packages' with it, or use Debian or Ubuntu as the source AMI.",
    },
    {
      code: 'no-apt-and-no-docker',
      pattern: /the source AMI \((.+?)\) has neither apt-get nor Docker/,
      example: 'bake-dask-ami: the source AMI (Amazon Linux 2023) has neither apt-get nor Docker',
      what: 'The source AMI ($1) has no Docker, and no apt-get to install it with.',
      remedy: "Use Debian or Ubuntu as the source AMI, or an AMI that has Docker with 'docker-source: none'.",
    },
    {
      code: 'overlay-forbidden',
      pattern: /the source AMI \((.+?)\) forbids the overlay file system/,
      example: 'bake-dask-ami: the source AMI (Ubuntu 24.04.3 LTS) forbids the overlay file system',
      what: 'The source AMI ($1) does not let its kernel load the overlay file system, which Docker needs to store images.',
      remedy:
        "Hardened images forbid it (CIS benchmark of Ubuntu 24.04, 1.1.1.6): make an exception for 'overlay', or remove its lines from /etc/modprobe.d in an AMI of yours and use that as the source AMI.",
    },
    {
      code: 'storage-driver',
      pattern: /Docker keeps images with the storage driver '(.+?)'/,
      example:
        "bake-dask-ami: Docker keeps images with the storage driver 'vfs', and not with overlay2 or overlayfs",
      what: "Docker uses the storage driver '$1': an image that it pulls is slow to start, or not completely on the disk.",
      remedy:
        "Remove 'storage-driver' and snapshotters from /etc/docker/daemon.json and containerd's configuration of the source AMI.",
    },
    {
      code: 'images-on-another-disk',
      pattern: /bake-dask-ami: (\S+) is on another disk than the root file system/,
      example:
        'bake-dask-ami: /var/lib/docker is on another disk than the root file system: /dev/nvme1n1 /data',
      what: 'Docker keeps images in $1, which is on another disk than the root file system, so they would not be in the AMI.',
      remedy:
        "In the source AMI, remove 'data-root' from /etc/docker/daemon.json, 'root' from /etc/containerd/config.toml, or the mount from /etc/fstab.",
    },
    {
      code: 'docker-not-started',
      pattern: /bake-dask-ami: Docker does not run after a reboot of the builder/,
      example:
        'bake-dask-ami: Docker does not run after a reboot of the builder, so it would not run in an instance; what systemd says of it:',
      what: 'Docker did not start when the builder was rebooted, so it would not start in an instance of the AMI either.',
      remedy:
        "The lines below say why. Check what the source AMI and 'packages' do to docker.service, and the mounts that it needs.",
    },
    {
      code: 'sudo-refused',
      // The words of sudo, and of sudo-rs, the sudo of Ubuntu 26.04.
      pattern:
        /sudo: (?:a password is required|interactive authentication is required|sorry, you must have a tty|no tty present|account validation failure|Account or password is expired)|is not in the sudoers file|is not allowed to (?:execute|run sudo)|I'm sorry \S+\. I'm afraid I can't do that/,
      example: 'sudo: a password is required',
      what: "The user '$user' may not become root on the builder without a password or a terminal.",
      remedy:
        "Set 'ssh-username' to a user who may, or give this one NOPASSWD without requiretty in the source AMI's /etc/sudoers.d; cloud-init does so for its default user.",
    },
    {
      code: 'script-forbidden',
      pattern: /Script exited with non-zero exit status: 126/,
      example: 'Script exited with non-zero exit status: 126. Allowed exit codes are: [0]',
      what: 'The builder does not let the scripts of the bake, or a program in them, run.',
      remedy:
        'The lines above say what. Scripts need no executable /tmp; look in the source AMI for policies such as fapolicyd or AppArmor.',
      context: /Permission denied|Operation not permitted/,
    },
    {
      code: 'upgrades-still-on',
      pattern: /instances of the image would upgrade themselves:/,
      example: 'bake-dask-ami: instances of the image would upgrade themselves:',
      what: 'Automatic upgrades could not be disabled in the image.',
      remedy:
        "The lines below name what is still enabled: the source AMI has its own unit of that name. Remove it there, or set 'automatic-upgrades' to 'true'.",
    },
    {
      code: 'no-deadline',
      pattern: /the timer that ends a forgotten builder is not running/,
      example: 'bake-dask-ami: the timer that ends a forgotten builder is not running',
      what: 'The timer that shuts down an abandoned builder could not be set.',
      remedy: 'The source AMI needs systemd; choose one that has it.',
    },
  ],
}
