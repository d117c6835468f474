import type { PrintedLog } from './logs-of-installers.ts'

const failed = (command: string, code: number) =>
  `#9 ERROR: process "/bin/sh -c ${command}" did not complete successfully: exit code: ${code}
------
 > [2/2] RUN ${command}:
------
Dockerfile:2
--------------------
   1 |     FROM python:3.12
   2 | >>> RUN ${command}
--------------------
ERROR: failed to solve: process "/bin/sh -c ${command}" did not complete successfully: exit code: ${code}`

/** As src/render/dockerfile.ts has it in each step that installs a lock. */
const NO_PIP =
  "{ python -m pip --version || { echo 'bake-dask-ami: the container image has no Python with pip, which the environment needs' >&2; exit 1; }; }"

/**
 * Of Docker's builds: the formats are those of util/progress/progressui, solver/errdefs, frontend/dockerfile and
 * session/secrets of moby/buildkit at 73ed6825c4b7 and, where it says old, at v0.8.0, which Docker 20.10 has.
 */
export const logsOfBuildKit: readonly PrintedLog[] = [
  [
    'a step fails',
    failed('python make.py', 3),
    'environment-build-failed',
    "A step of the environment's build ended with exit code 3.",
  ],
  [
    'a step fails that would say that there is no pip',
    `#6 [2/2] RUN ${NO_PIP}
#6 1.200 make: nothing to do
${failed(NO_PIP, 3)}`,
    'environment-build-failed',
    "A step of the environment's build ended with exit code 3.",
  ],
  [
    'a step fails, old',
    `#9 ERROR: executor failed running [/bin/sh -c python make.py]: exit code: 3
------
failed to solve with frontend dockerfile.v0: failed to build LLB: executor failed running [/bin/sh -c python make.py]: exit code: 3`,
    'environment-build-failed',
    "A step of the environment's build ended with exit code 3.",
  ],
  [
    'a step fails, old, without its code',
    'failed to solve with frontend dockerfile.v0: failed to build LLB: executor failed running [/bin/sh -c python make.py]: runc did not terminate sucessfully',
    'environment-build-failed',
    'The environment could not be built.',
  ],
  [
    'a step is killed',
    failed('python make.py', 137),
    'environment-out-of-memory',
    'A step of the build was killed, most likely because the builder ran out of memory.',
  ],
  [
    'the compiler is killed',
    'gcc: fatal error: Killed signal terminated program cc1plus',
    'environment-out-of-memory',
    'A step of the build was killed, most likely because the builder ran out of memory.',
  ],
  [
    'unknown instruction',
    `Dockerfile:3
--------------------
   3 | >>> RUNN pip install demo
--------------------
ERROR: failed to solve: dockerfile parse error on line 3: unknown instruction: RUNN (did you mean RUN?)`,
    'dockerfile-invalid',
    'Line 3 of the Dockerfile is not valid: unknown instruction: RUNN (did you mean RUN?).',
  ],
  [
    'unknown instruction, old',
    'failed to solve with frontend dockerfile.v0: failed to create LLB definition: dockerfile parse error line 3: unknown instruction: RUNN',
    'dockerfile-invalid',
    'Line 3 of the Dockerfile is not valid: unknown instruction: RUNN.',
  ],
  [
    'FROM without an image',
    'ERROR: failed to build: failed to solve: base name ($BASE) should not be blank',
    'dockerfile-invalid',
    'A FROM of the Dockerfile names no image: BASE is empty.',
  ],
  [
    'nothing to build upon',
    'ERROR: failed to solve: no build stage in current context',
    'dockerfile-invalid',
    'The Dockerfile has an instruction before its first FROM.',
  ],
  [
    'COPY of what is not there',
    `#5 ERROR: failed to calculate checksum of ref sskfjkf86ntslfbvad7pfphx5::rf06xaafkysvr9wmmnknn2uff: "/src/app.py": not found
------
ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref sskfjkf86ntslfbvad7pfphx5::rf06xaafkysvr9wmmnknn2uff: "/src/app.py": not found`,
    'dockerfile-file-missing',
    "The Dockerfile copies '/src/app.py', which is not there.",
  ],
  [
    'COPY of what is not there, old',
    `#5 ERROR: "/src/app.py" not found: not found
failed to solve with frontend dockerfile.v0: failed to build LLB: failed to compute cache key: "/src/app.py" not found: not found`,
    'dockerfile-file-missing',
    "The Dockerfile copies '/src/app.py', which is not there.",
  ],
  [
    'a secret that is not given',
    'ERROR: failed to solve: secret CORP_TOKEN: not found',
    'dockerfile-secret-missing',
    "The Dockerfile uses the secret 'CORP_TOKEN', which it did not get.",
  ],
  [
    'a secret that is not given, old',
    '#7 ERROR: rpc error: code = Unknown desc = secret CORP_TOKEN not found: not found',
    'dockerfile-secret-missing',
    "The Dockerfile uses the secret 'CORP_TOKEN', which it did not get.",
  ],
  [
    'a file of a secret that is not given',
    'cat: /run/secrets/CORP_TOKEN: No such file or directory',
    'dockerfile-secret-missing',
    "The Dockerfile uses the secret 'CORP_TOKEN', which it did not get.",
  ],
  [
    'no such base image',
    `#2 ERROR: docker.io/library/python:99: not found
ERROR: failed to solve: python:99: failed to resolve source metadata for docker.io/library/python:99: docker.io/library/python:99: not found`,
    'image-not-found',
    "There is no container image 'docker.io/library/python:99', or it requires a login.",
  ],
  [
    'no access to a base image',
    'ERROR: failed to solve: corp/base: failed to resolve source metadata for docker.io/corp/base:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    'image-not-found',
    "There is no container image 'docker.io/corp/base:latest', or it requires a login.",
  ],
  [
    'no login for a base image',
    '#4 ERROR: failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://auth.docker.io/token?scope=repository%3Acorp%2Fbase%3Apull&service=registry.docker.io: 401 Unauthorized',
    'registry-login-refused',
    'The registry of an image that the Dockerfile names requires a login, or did not accept the one that it got.',
  ],
  [
    'the rate of pulls',
    'ERROR: failed to solve: failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/python/manifests/sha256:0123: 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit.',
    'docker-rate-limit',
    'The registry of an image that the Dockerfile names allows no more pulls from this address now.',
  ],
  [
    'a registry that is not reachable',
    '#3 ERROR: failed to authorize: rpc error: code = Unknown desc = failed to fetch anonymous token: Get "https://auth.docker.io/token?scope=repository%3Alibrary%2Fubuntu%3Apull&service=registry.docker.io": dial tcp: lookup auth.docker.io on 127.0.0.53:53: no such host',
    'registry-unreachable',
    'The builder could not reach the registry of an image that the Dockerfile names.',
  ],
  [
    'another architecture',
    'exec /bin/sh: exec format error',
    'image-wrong-architecture',
    "An image that the Dockerfile names does not support the builder's architecture.",
  ],
  [
    'no buildx',
    `ERROR: BuildKit is enabled but the buildx component is missing or broken.
       Install the buildx component to build images with BuildKit:`,
    'buildkit-missing',
    'Docker on the builder has no BuildKit (buildx), which builds an environment.',
  ],
  [
    'no Docker',
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    'docker-not-running',
    'Docker was not running on the builder.',
  ],
  [
    'no such package of Debian',
    'E: Unable to locate package libnosuch-dev',
    'package-not-found',
    "apt knows no package 'libnosuch-dev' in the image that the Dockerfile builds on.",
  ],
  [
    'an archive of Debian that is not reachable',
    'E: Failed to fetch http://archive.example/debian/dists/bookworm/InRelease  Could not connect to archive.example:80',
    'apt-unreachable',
    'apt could not read the archive http://archive.example/debian/dists/bookworm/InRelease in the build.',
  ],
  [
    'no installer',
    '/bin/sh: 1: mamba: not found',
    'environment-installer-missing',
    "The container image has no 'mamba'.",
  ],
  [
    'no pip, by the build of a lock',
    'bake-dask-ami: the container image has no Python with pip, which the environment needs',
    'environment-installer-missing',
    'The container image has no Python with pip, which the environment needs.',
  ],
  [
    'no conda, by the build of a lock',
    'bake-dask-ami: the container image has neither mamba nor conda, which an environment.yml needs',
    'environment-installer-missing',
    'The container image has neither mamba nor conda, which an environment.yml needs.',
  ],
  [
    "Debian's own Python",
    'error: externally-managed-environment',
    'environment-not-writable',
    'The Python of the container image belongs to its distribution, which lets pip install nothing into it.',
  ],
]
