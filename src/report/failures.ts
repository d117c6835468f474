/** One way in which a bake is known to fail. `$1` and so on in the texts are the pattern's groups. */
export interface Failure {
  readonly code: string
  /** Matches one line of Packer's, cloud-init's, apt's, Docker's or AWS's words. */
  readonly pattern: RegExp
  readonly what: string
  readonly remedy: string
}

/** The catalogue of failures, the most telling first: a log often holds several, and later ones follow from earlier ones. */
export const failures: readonly Failure[] = [
  {
    code: 'package-not-found',
    pattern: /E(?:rror)?: (?:Unable to locate package|Couldn't find any package by glob) '?([^\s']+)/,
    what: "apt knows no package '$1'.",
    remedy: "Check input 'packages' against the release of the source AMI.",
  },
  {
    code: 'package-version-not-found',
    pattern: /E(?:rror)?: Version '([^']+)' for '([^']+)' was not found/,
    what: "apt knows no version '$1' of package '$2'.",
    remedy: "Check input 'packages': archives drop old versions, so pin only what a snapshot archive keeps.",
  },
  {
    code: 'package-not-installable',
    pattern: /E(?:rror)?: Package '([^']+)' has no installation candidate/,
    what: "apt cannot install package '$1' on this release.",
    remedy: "Check input 'packages' against the release of the source AMI.",
  },
  {
    code: 'apt-lock',
    pattern: /E(?:rror)?: Could not get lock (\S+?)\.?(?:\s|$)/,
    what: 'apt waited five minutes for the lock $1 that another program holds.',
    remedy: 'A service of the source AMI installs packages at boot; mask it there.',
  },
  {
    code: 'apt-unreachable',
    pattern: /E(?:rror)?: (?:Failed to fetch|The repository) '?(\S+?)'? /,
    what: 'apt could not read the archive $1.',
    remedy: "Check that the builder's subnet reaches it (route, proxy, firewall), then run again.",
  },
  {
    code: 'docker-rate-limit',
    pattern: /toomanyrequests|pull rate limit|429 Too Many Requests/i,
    what: 'The registry refused the pull because too many came from this address.',
    remedy:
      "Log in ('registry-username', 'registry-password': Docker Hub allows more then), or pull from a registry of your own, such as an ECR pull-through cache.",
  },
  {
    code: 'registry-login-refused',
    pattern: /unauthorized: (?:incorrect username|authentication required)|no basic auth credentials/,
    what: 'The registry refused the login, or wants one.',
    remedy: "Check 'registry', 'registry-username' and 'registry-password', and what they may pull.",
  },
  {
    code: 'image-not-found',
    // The words of Docker's own store, of containerd's (the default since Docker 29), and of ECR.
    pattern:
      /manifest for \S+ not found|pull access denied|(?:manifest|name) unknown|failed to resolve reference .*: not found/,
    what: 'The registry has no such container image, or wants a login for it.',
    remedy: "Check input 'docker-image': the repository, the tag, and whether it is public.",
  },
  {
    code: 'image-wrong-architecture',
    pattern: /no matching manifest for|exec format error/,
    what: "The container image is not made for the builder's architecture.",
    remedy: "Choose an 'instance-type' of the image's architecture, or another 'docker-image'.",
  },
  {
    code: 'registry-unreachable',
    pattern:
      /Error response from daemon: .*(?:no such host|i\/o timeout|connection refused|TLS handshake timeout|context deadline exceeded)/,
    what: 'The builder could not reach the registry of the container image.',
    remedy:
      "Check the registry in 'docker-image', and that the builder's subnet reaches it (route, DNS, firewall).",
  },
  {
    code: 'disk-full',
    pattern: /no space left on device/i,
    what: 'The root volume is full.',
    remedy: "Raise 'volume-size': Docker keeps the compressed and the unpacked layers of the image.",
  },
  {
    code: 'no-dask-in-image',
    pattern: /No module named '?(?:distributed|dask)|exec: \\?"python\\?": executable file not found/,
    what: 'The container image cannot run a Dask scheduler: it has no Python with distributed on its PATH.',
    remedy: "Choose a 'docker-image' that has dask and distributed installed.",
  },
  {
    code: 'driver-not-working',
    pattern: /NVIDIA-SMI has failed|nvidia-smi: (?:command )?not found|Failed to initialize NVML/,
    what: "NVIDIA's driver does not work on the builder.",
    remedy:
      "Let 'nvidia-driver' be 'install' on plain Ubuntu, or choose a source AMI with a driver for this GPU.",
  },
  {
    code: 'cuda-too-new',
    pattern: /unsatisfied condition: (cuda>=\S+?),/,
    what: 'The container image needs $1, which the driver of the source AMI does not run.',
    remedy: "Choose a 'docker-image' for an older CUDA, or a newer source AMI.",
  },
  {
    code: 'no-gpu-in-containers',
    pattern: /could not select device driver .*capabilities: \[\[gpu\]\]/,
    what: 'Docker on the builder has no NVIDIA container toolkit.',
    remedy:
      "Choose a source AMI that has it, such as the Deep Learning AMI, or let 'nvidia-driver' be 'install'.",
  },
  {
    code: 'leftovers-in-image',
    pattern: /still on the disk after generalising:/,
    what: 'Something that must not be in an image was still on the disk after cleaning up.',
    remedy: "The lines below name it. Take it out of the source AMI, or of what 'packages' installs.",
  },
  {
    code: 'no-capacity',
    // The codes of RunInstances and CreateFleet. Of a fleet the plugin prints the messages alone; these are EC2's.
    pattern:
      /InsufficientInstanceCapacity|UnfulfillableCapacity|no Spot capacity available|not have sufficient \S+ capacity|Unable to fulfill capacity/,
    what: 'AWS has no capacity for the instance type in that zone now.',
    remedy:
      "Run again later, name further types in 'instance-type', or leave 'subnet-id' out so that other zones are tried.",
  },
  {
    code: 'quota-too-small',
    pattern: /VcpuLimitExceeded|MaxSpotInstanceCountExceeded|Max spot instance count exceeded/,
    what: "The account's quota of vCPUs is too small for the instance type.",
    remedy:
      'Raise it in Service Quotas (Amazon EC2, "Running On-Demand ... instances"), or end other instances.',
  },
  {
    code: 'role-not-assumed',
    pattern: /STS: AssumeRoleWithWebIdentity, .*RequestID: [^,]*, (?:api error )?(\w+: .*)/,
    what: 'AWS did not renew the session of the role ($1).',
    remedy:
      "Check the role's trust policy against docs/permissions.md. A token that has expired could not be renewed in time: the step's log says why.",
  },
  {
    code: 'access-denied',
    pattern: /(?:UnauthorizedOperation|AccessDenied).*? is not authorized to perform: (\S+)/,
    what: 'The AWS credentials may not do what the bake needs: $1.',
    remedy: 'Allow it; docs/permissions.md holds the whole policy.',
  },
  {
    code: 'access-denied',
    pattern: /UnauthorizedOperation/,
    what: 'The AWS credentials may not do something that the bake needs.',
    remedy: 'Allow what the line below names; docs/permissions.md holds the whole policy.',
  },
  {
    code: 'expired-credentials',
    pattern: /ExpiredToken|RequestExpired|security token included in the request is expired/,
    what: 'The AWS credentials expired during the bake.',
    remedy:
      "Let this step renew them itself with 'role-to-assume', or give configure-aws-credentials a longer 'role-duration-seconds' than the bake takes.",
  },
  {
    code: 'throttled',
    pattern: /RequestLimitExceeded/,
    what: 'AWS throttled the calls of this account.',
    remedy: 'Run again later; other automation in the account and Region shares the limit.',
  },
  {
    code: 'ami-name-taken',
    pattern: /InvalidAMIName\.Duplicate|AMI Name: '.*' is used by an existing AMI/,
    what: 'An AMI of the same name exists.',
    remedy: "Choose another 'ami-name', or leave it out.",
  },
  {
    code: 'no-default-vpc',
    pattern: /VPCIdNotSpecified|No default VPC for this user/,
    what: 'The account has no default VPC in the Region.',
    remedy: "Name a subnet in 'subnet-id'.",
  },
  {
    code: 'builder-did-not-start',
    pattern: /Error waiting for instance \(\S+\) to become ready/,
    what: 'EC2 ended the builder while it was starting.',
    remedy:
      "The reason stands below. Often it is a KMS key that the credentials may not use for the source AMI's snapshot, or a quota of EBS.",
  },
  {
    code: 'ssh-refused',
    pattern: /Packer experienced an authentication error when trying to connect via SSH/,
    what: 'The builder took the connection over SSH but not the user.',
    remedy:
      "Check 'ssh-username': it is the default user of the source AMI, such as 'ubuntu', 'admin' or 'ec2-user'.",
  },
  {
    code: 'ssh-timeout',
    pattern: /Timeout waiting for SSH/,
    what: 'The builder could not be reached over SSH.',
    remedy:
      "Check that 'allow-cidr' holds the address the runner comes from, that the subnet gives public addresses, and 'ssh-username'; or use 'ssh-interface: session_manager'.",
  },
  {
    code: 'ami-not-available',
    pattern: /[Ee]rror waiting for AMI|ResourceNotReady/,
    what: 'The AMI did not become available in time.',
    remedy: 'Run again; if it happens often, a smaller volume is snapshotted faster.',
  },
  {
    code: 'plugin-missing',
    pattern: /Missing plugins|required plugins.*not installed/i,
    what: "Packer's amazon plugin is not installed.",
    remedy: "Run 'packer plugins install github.com/hashicorp/amazon' before this step.",
  },
  {
    code: 'docker-missing',
    pattern: /there is no docker command on this image/,
    what: "The source AMI has no Docker, and 'docker-source' is 'none'.",
    remedy: "Choose 'docker-source: docker-ce' or 'distro'.",
  },
  {
    code: 'no-deadline',
    pattern: /the timer that ends a forgotten builder is not running/,
    what: 'The timer that powers the builder off if nobody ends it could not be set.',
    remedy: 'The source AMI needs systemd; choose one that has it.',
  },
  {
    code: 'cloud-init-failed',
    pattern: /and the image was not prepared|cloud-init failed with code/,
    what: 'cloud-init failed in the builder.',
    remedy:
      "The lines below are the end of its output; the whole is in the directory that output 'logs' names.",
  },
]
