import type { FailureGroup } from './failure.ts'

type Entries = FailureGroup<'environment'>['failures']

/** What BuildKit says of a Dockerfile, of the images that it names and of the machine. */
export const ofBuildKit: Entries = [
  {
    code: 'disk-full',
    pattern: /(?:Errno 28\] |: |^)no space left on device/im,
    example: 'ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device',
    what: 'The root volume is full.',
    remedy:
      "Raise 'volume-size' (now $size): the build of 'environment' needs space for what it downloads and unpacks, beside the images.",
  },
  {
    code: 'environment-out-of-memory',
    pattern: /Killed signal terminated program|exit code: 137$/m,
    example:
      '#9 ERROR: process "/bin/sh -c python setup.py install" did not complete successfully: exit code: 137',
    what: 'A step of the build was killed, most likely because the builder ran out of memory.',
    remedy: "Choose an 'instance-type' with more memory, or packages in 'environment' that need no compiler.",
  },
  {
    code: 'buildkit-missing',
    pattern: /BuildKit is enabled but the buildx component is missing or broken/,
    example: 'ERROR: BuildKit is enabled but the buildx component is missing or broken.',
    what: 'Docker on the builder has no BuildKit (buildx), which builds an environment.',
    remedy:
      "Use 'docker-source: docker-ce' or 'distro' with 'environment', or install Docker's buildx in the source AMI.",
  },
  {
    code: 'docker-not-running',
    pattern: /^(?:ERROR: )?(?:Cannot connect to the Docker daemon|failed to connect to the docker API)/m,
    example:
      'ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    what: 'Docker was not running on the builder.',
    remedy: "Check what the source AMI and 'packages' do to docker.service.",
  },
  {
    code: 'dockerfile-invalid',
    pattern: /dockerfile parse error (?:on )?line (\d+): ([^\n]+)/i,
    example: 'ERROR: failed to solve: dockerfile parse error on line 3: unknown instruction: RUNN',
    what: 'Line $1 of the Dockerfile is not valid: $2.',
    remedy:
      "Correct the Dockerfile that 'environment' names. Debian's Docker 20.10 knows no here-documents (<<EOF).",
  },
  {
    code: 'dockerfile-invalid',
    pattern: /base name \([^\n)\w]*(\w+)[^\n)]*\) should not be blank/,
    example: 'ERROR: failed to solve: base name ($BASE) should not be blank',
    what: 'A FROM of the Dockerfile names no image: $1 is empty.',
    remedy:
      "Give the argument a default (ARG NAME=value). Only DOCKER_IMAGE gets a value, and only if 'environment' has it in an ARG before the first FROM.",
  },
  {
    code: 'dockerfile-invalid',
    pattern: /no build stage in current context/,
    example: 'ERROR: failed to solve: no build stage in current context',
    what: 'The Dockerfile has an instruction before its first FROM.',
    remedy: "Only ARG may come before FROM. Correct the Dockerfile that 'environment' names.",
  },
  {
    code: 'dockerfile-file-missing',
    pattern:
      /"([^"\n]+)"(?: not found)?: not found|failed to walk [^\n]*: lstat (?:\/[^\n]*buildkit-mount\d+)?([^\n]+): no such file/,
    example:
      'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref x::y: "/src/app.py": not found',
    what: "The Dockerfile copies '$1$2', which is not there.",
    remedy:
      "Paths of COPY and ADD are relative to the Dockerfile's directory, or to the stage that --from names. What .dockerignore in the directory of 'environment' matches is not in the build.",
  },
  {
    code: 'dockerfile-secret-missing',
    pattern: /secret (\S+?)(?: not found)?: not found|\/run\/secrets\/([\w.-]+)'?: No such file or directory/,
    example: 'ERROR: failed to solve: secret CORP_TOKEN: not found',
    what: "The Dockerfile uses the secret '$1$2', which it did not get.",
    remedy:
      "Give it in 'environment-secrets' as a line NAME=value, and in the Dockerfile's RUN as --mount=type=secret,id=NAME; the name is the id.",
  },
  {
    code: 'docker-rate-limit',
    pattern: /(?:failed to|unexpected status)[^\n]*(?:toomanyrequests|429 Too Many Requests)/,
    example:
      'ERROR: failed to solve: failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/python/manifests/3.12: 429 Too Many Requests',
    what: 'The registry of an image that the Dockerfile names allows no more pulls from this address now.',
    remedy:
      "Log in ('registry-username', 'registry-password'), or let the Dockerfile of 'environment' use ARG DOCKER_IMAGE: that image is pulled with pauses between the tries.",
  },
  {
    code: 'registry-login-refused',
    pattern: /failed to (?:authorize|fetch (?:oauth|anonymous) token)[^\n]*(?:401|403|unauthorized|denied)/i,
    example:
      '#4 ERROR: failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://auth.docker.io/token: 401 Unauthorized',
    what: 'The registry of an image that the Dockerfile names requires a login, or did not accept the one that it got.',
    remedy:
      "Check 'registry', 'registry-username' and 'registry-password', and the FROM lines of 'environment'.",
  },
  {
    code: 'registry-unreachable',
    pattern:
      /failed to (?:do request|authorize|fetch (?:oauth|anonymous) token|resolve source metadata)[^\n]*(?:no such host|i\/o timeout|connection refused|TLS handshake timeout|context deadline exceeded)/,
    example:
      '#3 ERROR: failed to do request: Head "https://registry.example.com/v2/base/manifests/1": dial tcp 203.0.113.9:443: i/o timeout',
    what: 'The builder could not reach the registry of an image that the Dockerfile names.',
    remedy:
      "Check the FROM lines of 'environment', and that the builder's subnet reaches the registry (route, DNS, firewall).",
  },
  {
    code: 'image-not-found',
    pattern: /failed to resolve source metadata for (\S+): [^\n]*(?:not found|pull access denied)/,
    example:
      'ERROR: failed to solve: python:99: failed to resolve source metadata for docker.io/library/python:99: docker.io/library/python:99: not found',
    what: "There is no container image '$1', or it requires a login.",
    remedy: "Check the FROM lines of 'environment': name, tag, and whether the image is public.",
  },
  {
    code: 'image-wrong-architecture',
    pattern: /exec format error|no match for platform in manifest/,
    example: 'exec /bin/sh: exec format error',
    what: "An image that the Dockerfile names does not support the builder's architecture.",
    remedy: "Choose an 'instance-type' of the image's architecture, or another image in 'environment'.",
  },
  {
    code: 'package-not-found',
    pattern: /^E: Unable to locate package (\S+)/m,
    example: 'E: Unable to locate package libnosuch-dev',
    what: "apt knows no package '$1' in the image that the Dockerfile builds on.",
    remedy:
      "Check its name for the release of that image, and run 'apt-get update' in the same RUN of 'environment'.",
  },
  {
    code: 'apt-unreachable',
    pattern: /^E: Failed to fetch (\S+)/m,
    example:
      'E: Failed to fetch http://archive.example/debian/dists/bookworm/InRelease  Could not connect to archive.example:80',
    what: 'apt could not read the archive $1 in the build.',
    remedy:
      "Run again if the archive was changing. Run 'apt-get update' in the same RUN of 'environment' as 'apt-get install'.",
  },
]

/** What remains when a program in the build gave no reason that is known. */
export const ofFailedStep: Entries = [
  {
    code: 'environment-build-failed',
    pattern: /(?:did not complete successfully|executor failed running [^\n]*): exit code: (\d+)/,
    example: '#9 ERROR: process "/bin/sh -c python make.py" did not complete successfully: exit code: 3',
    what: "A step of the environment's build ended with exit code $1.",
    remedy:
      "The lines above say why. To see it on your machine, build 'environment' there: the commands are in docs/environment.md.",
  },
  {
    code: 'environment-build-failed',
    pattern: /executor failed running |the environment could not be built/,
    example: 'bake-dask-ami: the environment could not be built',
    what: 'The environment could not be built.',
    remedy:
      "The lines above say why. To see it on your machine, build 'environment' there: the commands are in docs/environment.md.",
  },
]
