import type { FailureGroup } from './failure.ts'

type Entries = FailureGroup<'environment'>['failures']

const NOT_FOUND = {
  code: 'environment-package-not-found',
  what: "No index has '$1' for this Python and platform, or none let the build see it.",
  remedy:
    "Check name and version in 'environment', and the index. pip says the same where an index failed or required a login: give it in 'environment-secrets' (PIP_INDEX_URL, PIP_EXTRA_INDEX_URL).",
} as const
const CONFLICT = {
  code: 'environment-conflict',
  what: 'No versions of the packages satisfy all requirements.',
  remedy:
    "The lines above and below say which contradict each other. Change them in 'environment', or lock it: uv, pip-compile and conda-lock find such versions before a bake.",
} as const
const BUILD_FAILED = {
  code: 'environment-package-build-failed',
  what: "Package '$1' could not be built from source.",
  remedy:
    "The lines above say why. Choose a version in 'environment' that has a wheel for this Python and platform, or a 'docker-image' with what the build needs.",
} as const

/** What pip, uv and conda say of packages, and of the image that they install into. */
export const ofPackages: Entries = [
  {
    code: 'environment-git-failed',
    pattern: /Cannot find command 'git'|Git executable not found/,
    example: "ERROR: Cannot find command 'git' - do you have 'git' installed and in your PATH?",
    what: 'A package comes from a Git repository, and the container image has no git.',
    remedy:
      "Use a 'docker-image' with git, a Dockerfile as 'environment' that installs it, or a release of the package.",
  },
  {
    code: 'environment-git-failed',
    pattern:
      /fatal: (?:unable to access '|could not read (?:Username|Password) for|Authentication failed for|repository '[^\n]* not found)/,
    example:
      "fatal: unable to access 'https://git.example.com/tools.git/': Could not resolve host: git.example.com",
    what: 'A package comes from a Git repository that the build cannot read.',
    remedy:
      "Check its URL in 'environment'. A private repository needs a Dockerfile that uses a token of 'environment-secrets', or a package index.",
  },
  {
    code: 'environment-compiler-missing',
    pattern:
      /No such file or directory: '((?:\S*\/)?(?:\S*gcc|\S*g\+\+|cc|c\+\+|clang|nvcc|gfortran|cmake|make|cargo|rustc))'|error: command '(\S+)' failed: No such file|unable to execute '(\S+)': No such file|fatal error: (\S+\.h): No such file|can't find (Rust compiler)/,
    example: "error: [Errno 2] No such file or directory: 'gcc'",
    what: "A package had to be built from source, and the container image has no '$1$2$3$4$5'.",
    remedy:
      "Choose a version in 'environment' that has a wheel for this Python and platform, or use a 'docker-image' that has it, or a Dockerfile that installs it.",
    context: /Failed (?:building wheel for|to build) \S+/,
  },
  {
    ...BUILD_FAILED,
    pattern: /Failed building wheel for (\S+)/,
    example: 'ERROR: Failed building wheel for psutil',
  },
  {
    ...BUILD_FAILED,
    pattern: /(?:generating package metadata|getting requirements to build wheel)[^\n]*\n╰─> (\S+)/i,
    example: '× Encountered error while generating package metadata.\n╰─> psutil',
  },
  {
    ...BUILD_FAILED,
    pattern: /Failed to build `([^`\n]+)`/,
    example: 'error: Failed to build `psutil==7.0.0`',
  },
  {
    code: 'environment-not-writable',
    pattern:
      /\[Errno 13\] Permission denied: '|Permission denied \(os error 13\)|EnvironmentNotWritableError/,
    example:
      "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/usr/lib/python3.12/site-packages/dask'",
    what: 'The user of the container image cannot write to its Python.',
    remedy:
      "Use a Dockerfile as 'environment' with 'USER root' before it installs, and the image's user after it.",
  },
  {
    code: 'environment-not-writable',
    pattern: /error: externally-managed-environment/,
    example: 'error: externally-managed-environment',
    what: 'The Python of the container image belongs to its distribution, which lets pip install nothing into it.',
    remedy:
      "In the Dockerfile of 'environment' make a virtual environment and put it first on PATH, or use an image such as python:3.12.",
  },
  {
    ...NOT_FOUND,
    pattern: /Could not find a version that satisfies the requirement (\S+)/,
    example:
      'ERROR: Could not find a version that satisfies the requirement corp-tools==1.0 (from versions: none)',
  },
  {
    ...NOT_FOUND,
    pattern: /Because\s+(\S+)\s+was\s+not\s+found\s+in\s+the\s+package\s+registry/,
    example:
      'cause: Because corp-tools was not found in the package registry and you require corp-tools==1.0, we can conclude that your requirements are unsatisfiable.',
  },
  {
    ...NOT_FOUND,
    pattern: /there\s+is\s+no\s+version\s+of\s+(\S+)/,
    example:
      'cause: Because there is no version of dask==99 and you require dask==99, we can conclude that your requirements are unsatisfiable.',
  },
  {
    ...NOT_FOUND,
    pattern: /Failed to download(?: and build)? `([^`\n]+)`(?:\n[^\n]*){0,4}?404 Not Found/,
    example:
      'error: Failed to download `dask==2026.8.0`\n  cause: HTTP status client error (404 Not Found) for url (https://index.example.com/files/dask-2026.8.0-py3-none-any.whl)',
  },
  {
    ...NOT_FOUND,
    pattern: /(?:PackagesNotFoundError|ResolvePackageNotFound):[^\n]*\n\s*- (\S+)/,
    example:
      'PackagesNotFoundError: The following packages are not available from current channels:\n\n  - corp-tools=1.0',
    remedy: "Check name and version in 'environment', and its channels.",
  },
  {
    ...NOT_FOUND,
    pattern: /nothing provides requested (\S+)|[─-] (\S+)[^\n]* does not exist \(perhaps a typo/,
    example: 'nothing provides requested corp-tools ==1.0',
    what: "No index has '$1$2' for this Python and platform, or none let the build see it.",
    remedy:
      "Check name, version and build in 'environment', and its channels. A build such as py312h0a4f_0 exists for one platform alone.",
  },
  {
    ...CONFLICT,
    pattern: /The conflict is caused by:\n\s*([^\n]+)\n\s*([^\n]+)/,
    example:
      'The conflict is caused by:\n    dask 2026.8.0 depends on click>=8.1\n    The user requested click==7.0',
    what: 'The requirements contradict each other: $1, $2.',
  },
  {
    ...CONFLICT,
    pattern:
      /ResolutionImpossible|No solution found when resolving|UnsatisfiableError|Could not solve for environment specs/,
    example: 'error: No solution found when resolving dependencies',
  },
  {
    code: 'environment-installer-missing',
    pattern:
      // BuildKit shows the step that would print it.
      /^bake-dask-ami: the container image has (no Python with pip, which the environment needs|neither mamba nor conda, which an environment\.yml needs)/m,
    example: 'bake-dask-ami: the container image has neither mamba nor conda, which an environment.yml needs',
    what: 'The container image has $1.',
    remedy: "Choose a 'docker-image' that has it, or make 'environment' a Dockerfile.",
  },
  {
    code: 'environment-installer-missing',
    pattern:
      /No module named '?(pip|uv)'?$|sh: (?:line )?(?:\d+: )?(pip3?|uv|conda|mamba|python3?): (?:command )?not found/m,
    example: '/usr/bin/python: No module named pip',
    what: "The container image has no '$1$2'.",
    remedy: "Choose a 'docker-image' that has it, or install it in a Dockerfile as 'environment'.",
  },
]
