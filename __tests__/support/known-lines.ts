const denied =
  'You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role/baker/run is not authorized to perform: ec2:CreateKeyPair on resource: arn:aws:ec2:eu-west-2:123456789012:key-pair/* because no identity-based policy allows the ec2:CreateKeyPair action'

/** The line of a log, and what it is taken for: the code, and what is wrong. */
export const knownLines: readonly (readonly [line: string, code: string, what: string])[] = [
  [
    'Error waiting for fleet request (fleet-84363b4e-9653-a982-8e10-0b208dca771b) to become ready:There is no Spot capacity available that matches your request.',
    'no-spot-capacity',
    "AWS has no spot capacity for 't3.large' in eu-west-2a now.",
  ],
  [
    'Error waiting for fleet request (fleet-84363b4e-9653-a982-8e10-0b208dca771b) to become ready:Unable to fulfill capacity due to your request configuration. Please adjust your request and try again.',
    'no-spot-capacity',
    "AWS has no spot capacity for 't3.large' in eu-west-2a now.",
  ],
  [
    'Error waiting for fleet request (fleet-84363b4e-9653-a982-8e10-0b208dca771b) to become ready:We currently do not have sufficient t3.large capacity in the Availability Zone you requested (eu-west-2a).',
    'no-capacity',
    "AWS has no capacity for 't3.large' in eu-west-2a now.",
  ],
  [
    'Error waiting for fleet request (fleet-84363b4e-9653-a982-8e10-0b208dca771b) to become ready:Max spot instance count exceeded',
    'quota-too-small',
    "The account's quota of vCPUs is too small for 't3.large'.",
  ],
  [
    "Error launching source instance: operation error EC2: RunInstances, https response error StatusCode: 400, RequestID: 0f1d, api error InvalidParameterCombination: The specified instance type is not eligible for Free Tier. For a list of Free Tier instance types, run 'describe-instance-types' with the filter 'free-tier-eligible=true'.",
    'not-on-free-plan',
    "The account is on AWS's free plan, which does not launch 't3.large'.",
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
        'The registry has no such container image, or wants a login for it.',
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
        "The container image is not made for the builder's architecture.",
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
  [
    'Error launching source instance: operation error EC2: RunInstances, exceeded maximum number of attempts, 11, https response error StatusCode: 500, RequestID: 0f1d, api error InsufficientInstanceCapacity: We currently do not have sufficient t3.large capacity in the Availability Zone you requested (eu-west-2a).',
    'no-capacity',
    "AWS has no capacity for 't3.large' in eu-west-2a now.",
  ],
  [
    'Error launching source instance: operation error EC2: RunInstances, https response error StatusCode: 400, RequestID: 0f1d, api error VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit of 0 allows',
    'quota-too-small',
    "The account's quota of vCPUs is too small for 't3.large'.",
  ],
  [
    `Error creating temporary keypair: operation error EC2: CreateKeyPair, https response error StatusCode: 403, RequestID: 0f1d, api error UnauthorizedOperation: ${denied}`,
    'access-denied',
    'The AWS credentials may not do what the bake needs: ec2:CreateKeyPair.',
  ],
  [
    'api error UnauthorizedOperation: You are not authorized to perform this operation.',
    'access-denied',
    'The AWS credentials may not do something that the bake needs.',
  ],
  [
    'Error stopping instance: operation error EC2: StopInstances, get identity: get credentials: failed to refresh cached credentials, failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 400, RequestID: 0f1d, ExpiredTokenException: Token expired: current date/time 2 must be before the expiration date/time 1',
    'role-not-assumed',
    'AWS did not renew the session of the role (ExpiredTokenException: Token expired: current date/time 2 must be before the expiration date/time 1).',
  ],
  [
    'Error waiting for AMI: operation error EC2: DescribeImages, https response error StatusCode: 400, RequestID: 0f1d, api error RequestExpired: Request has expired.',
    'expired-credentials',
    'The AWS credentials expired during the bake.',
  ],
  [
    'Error stopping instance: operation error EC2: StopInstances, https response error StatusCode: 503, RequestID: 0f1d, api error RequestLimitExceeded: Request limit exceeded.',
    'throttled',
    'AWS throttled the calls of this account for minutes.',
  ],
  [
    "Error: AMI Name: 'dask' is used by an existing AMI: ami-0123456789abcdef0",
    'ami-name-taken',
    "The AMI name 'dask', which this step made up, is taken by ami-0123456789abcdef0.",
  ],
  [
    'api error VPCIdNotSpecified: No default VPC for this user',
    'no-default-vpc',
    'The account has no default VPC in eu-west-2.',
  ],
  [
    'Error waiting for instance (i-8da169af1e3336ea4) to become ready: waiter state transitioned to Failure',
    'builder-did-not-start',
    'EC2 ended the builder while it was starting.',
  ],
  [
    'Error waiting for SSH: Packer experienced an authentication error when trying to connect via SSH. This can happen if your username/password are wrong.',
    'ssh-refused',
    "The builder took the connection over SSH but not the user 'ubuntu'.",
  ],
  [
    'Error waiting for AMI: exceeded max wait time for ImageAvailable waiter',
    'ami-not-available',
    'The AMI did not become available within an hour.',
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
    'The container image needs cuda>=14.0, which the driver of the source AMI does not run.',
  ],
  [
    'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
    'no-gpu-in-containers',
    'Docker on the builder has no NVIDIA container toolkit.',
  ],
  [
    "bake-dask-ami: there is no docker command on this image; choose docker-source 'docker-ce' or 'distro'",
    'docker-missing',
    "The source AMI has no Docker, and 'docker-source' is 'none'.",
  ],
  [
    'bake-dask-ami: the timer that ends a forgotten builder is not running',
    'no-deadline',
    'The timer that powers the builder off if nobody ends it could not be set.',
  ],
  [
    'bake-dask-ami: the timer that ends a forgotten builder is not running',
    'no-deadline',
    'The timer that powers the builder off if nobody ends it could not be set.',
  ],
  [
    'bake-dask-ami: cloud-init ended with code 1, and the image was not prepared; the end of its output:',
    'cloud-init-failed',
    'cloud-init failed in the builder.',
  ],
]
