import { type KnownLine, linesOfAws } from './known-lines-of-aws.ts'

/** What the programs in the builder, the registries and AWS say. */
export const knownLines: readonly KnownLine[] = [
  ...linesOfAws,
  [
    'bake-dask-ami: Docker does not run after a reboot of the builder, so it would not run in an instance; what systemd says of it:',
    'docker-not-started',
    'Docker did not start when the builder was rebooted, so it would not start in an instance of the AMI either.',
  ],
  [
    'bake-dask-ami: the source AMI (Amazon Linux 2023) has neither apt-get nor Docker',
    'no-apt-and-no-docker',
    'The source AMI (Amazon Linux 2023) has no Docker, and no apt-get to install it with.',
  ],
  ...[
    'sudo: a password is required',
    'sudo: interactive authentication is required',
    'sudo: sorry, you must have a tty to run sudo',
    'sudo: account validation failure, is your account locked?',
    'ubuntu is not in the sudoers file.',
    "Sorry, user ubuntu is not allowed to execute '/usr/bin/env sh /tmp/script_1.sh' as root on ip-10-0-0-1.",
    "sudo: I'm sorry ubuntu. I'm afraid I can't do that",
  ].map(
    (line) =>
      [
        line,
        'sudo-refused',
        "The user 'ubuntu' may not become root on the builder without a password or a terminal.",
      ] as const,
  ),
  [
    "Build 'amazon-ebs.dask' errored after 1 minute 2 seconds: Script exited with non-zero exit status: 126. Allowed exit codes are: [0]",
    'script-forbidden',
    'The builder does not let the scripts of the bake, or a program in them, run.',
  ],
  [
    'E: Unable to locate package no-such-package',
    'package-not-found',
    "apt knows no package 'no-such-package'.",
  ],
  [
    'Error: Unable to locate package no-such-package',
    'package-not-found',
    "apt knows no package 'no-such-package'.",
  ],
  [
    "E: Couldn't find any package by glob 'python3.99'",
    'package-not-found',
    "apt knows no package 'python3.99'.",
  ],
  [
    "E: Version '1.2.3' for 'jq' was not found",
    'package-version-not-found',
    "apt knows no version '1.2.3' of package 'jq'.",
  ],
  [
    "E: Package 'ntp' has no installation candidate",
    'package-not-installable',
    "apt cannot install package 'ntp' on this release.",
  ],
  [
    'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1234 (apt-get)',
    'apt-lock',
    'apt waited five minutes for the lock /var/lib/dpkg/lock-frontend that another program holds.',
  ],
  [
    'E: Failed to fetch http://archive.ubuntu.com/ubuntu/pool/main/j/jq/jq_1.7.1-3build1_amd64.deb  404  Not Found [IP: 185.125.190.82 80]',
    'apt-unreachable',
    'apt could not read the archive http://archive.ubuntu.com/ubuntu/pool/main/j/jq/jq_1.7.1-3build1_amd64.deb.',
  ],
  [
    "E: The repository 'https://download.docker.com/linux/ubuntu plucky Release' does not have a Release file.",
    'apt-unreachable',
    'apt could not read the archive https://download.docker.com/linux/ubuntu.',
  ],
  [
    'Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
    'docker-rate-limit',
    'The registry refused the pull because too many came from this address, and three pauses did not help.',
  ],
  [
    'Error response from daemon: unexpected status from GET request to https://registry-1.docker.io/v2/daskdev/dask/manifests/latest: 429 Too Many Requests',
    'docker-rate-limit',
    'The registry refused the pull because too many came from this address, and three pauses did not help.',
  ],
  ...[
    'Error response from daemon: manifest for daskdev/dask:nope not found: manifest unknown: manifest unknown',
    "Error response from daemon: pull access denied for dask/nope, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    'Error response from daemon: failed to resolve reference "docker.io/dask/nope:latest": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    'Error response from daemon: failed to resolve reference "docker.io/daskdev/dask:nope": docker.io/daskdev/dask:nope: not found',
    "Error response from daemon: repository public.ecr.aws/library/nope not found: name unknown: The repository with name 'nope' does not exist in the registry with id 'library'",
  ].map(
    (line) =>
      [
        line,
        'image-not-found',
        'The registry has no such container image, or requires a login for it.',
      ] as const,
  ),
  ...[
    'no matching manifest for linux/arm64/v8 in the manifest list entries',
    'exec /usr/bin/python: exec format error',
  ].map(
    (line) =>
      [
        line,
        'image-wrong-architecture',
        "The container image does not support the builder's architecture.",
      ] as const,
  ),
  ...[
    'Error response from daemon: Get "https://registry.example.com/v2/": dial tcp: lookup registry.example.com on 127.0.0.53:53: no such host',
    'Error response from daemon: failed to resolve reference "registry.example.com/dask:latest": failed to do request: Head "https://registry.example.com/v2/dask/manifests/latest": dial tcp 203.0.113.9:443: i/o timeout',
  ].map(
    (line) =>
      [
        line,
        'registry-unreachable',
        'The builder could not reach the registry of the container image.',
      ] as const,
  ),
  [
    'failed to register layer: write /opt/conda/lib/libmkl_core.so: no space left on device',
    'disk-full',
    'The root volume is full.',
  ],
  ...[
    "/usr/bin/python: Error while finding module specification for 'distributed.cli.dask_scheduler' (ModuleNotFoundError: No module named 'distributed')",
    'docker: Error response from daemon: failed to create task for container: runc create failed: exec: "python": executable file not found in $PATH: unknown',
  ].map(
    (line) =>
      [
        line,
        'no-dask-in-image',
        'The container image cannot run a Dask scheduler: it has no Python with distributed on its PATH.',
      ] as const,
  ),
  [
    'bake-dask-ami: still on the disk after generalising:',
    'leftovers-in-image',
    'Something that must not be in an image was still on the disk after cleaning up.',
  ],
  ['Error: Missing plugins', 'plugin-missing', "Packer's amazon plugin is not installed."],
  [
    'Error response from daemon: unauthorized: incorrect username or password',
    'registry-login-refused',
    'The registry refused the login, or wants one.',
  ],
  [
    "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.",
    'driver-not-working',
    "NVIDIA's driver does not work on the builder.",
  ],
  [
    'nvidia-container-cli: requirement error: unsatisfied condition: cuda>=14.0, please update your driver to a newer version',
    'cuda-too-new',
    'The container image needs cuda>=14.0, which the driver of the source AMI does not support.',
  ],
  [
    'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
    'no-gpu-in-containers',
    'Docker on the builder has no NVIDIA container toolkit.',
  ],
  [
    "bake-dask-ami: Docker 29.1.0 has no buildx on this image, which builds an environment; choose docker-source 'docker-ce' or 'distro'",
    'buildkit-missing',
    "Docker 29.1.0 of the source AMI has no buildx, which builds input 'environment'.",
  ],
  [
    "bake-dask-ami: there is no docker command on this image; choose docker-source 'docker-ce' or 'distro'",
    'docker-missing',
    "The source AMI has no Docker, and 'docker-source' is 'none'.",
  ],
  [
    'bake-dask-ami: the timer that ends a forgotten builder is not running',
    'no-deadline',
    'The timer that shuts down an abandoned builder could not be set.',
  ],
  [
    'bake-dask-ami: cloud-init ended with code 1, and the image was not prepared; the end of its output:',
    'cloud-init-failed',
    'cloud-init failed in the builder.',
  ],
]
