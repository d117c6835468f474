import type { FailureGroup } from './failure.ts'

type Entries = FailureGroup<'environment'>['failures']

const HASH_MISMATCH = {
  code: 'environment-hash-mismatch',
  what: "The file of '$1' on the index has another hash than the lock.",
  remedy:
    "Somebody replaced the file, or an index has another file of that name. If that is right, lock 'environment' anew.",
} as const
const WRONG_PYTHON_REMEDY =
  "Choose a 'docker-image' with that Python, or lock 'environment' for the Python of the image."
const WRONG_PLATFORM = {
  code: 'environment-wrong-platform',
  what: "'$1' has no wheel for the platform of the container image.",
  remedy:
    "Lock 'environment' for linux and the architecture of 'instance-type'; for uv see 'tool.uv.environments' and 'required-environments'. A package without a wheel needs its source and a compiler.",
} as const
const FILE_INVALID = {
  code: 'environment-file-invalid',
  what: "The environment's file has a line that the installer does not understand: $1.",
  remedy: "Correct the file that 'environment' names. An older pip or uv wrote or reads less.",
} as const
/** What pip, uv and conda say of a lock: hashes, Python, platform, syntax. */
export const ofLocks: Entries = [
  {
    ...HASH_MISMATCH,
    pattern: /DO NOT MATCH THE HASHES[^\n]*\n\s*(\S+) from /,
    example:
      'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package versions, please update the hashes.\n    dask==2026.8.0 from https://index.example.com/files/dask-2026.8.0-py3-none-any.whl (from -r requirements.txt (line 1)):',
  },
  {
    ...HASH_MISMATCH,
    pattern: /Hash mismatch for `([^`]+)`/,
    example: 'cause: Hash mismatch for `dask==2026.8.0`',
  },
  {
    ...HASH_MISMATCH,
    pattern: /ChecksumMismatchError/,
    example:
      'ChecksumMismatchError: Conda detected a mismatch between the expected content and downloaded content',
    what: 'A file that conda downloaded has another hash than its channel says.',
    remedy: "Run again: a mirror may have been changing. Otherwise check the channels of 'environment'.",
  },
  {
    code: 'environment-hash-missing',
    pattern:
      /Hashes are required in --require-hashes mode[^\n]*\n\s*(\S+) --hash|no trusted hash was provided for: `([^`]+)`|a hash, but none were provided for: ([^\n]+)/,
    example: 'error: Hash-checking is required, but no trusted hash was provided for: `dask`',
    what: "Some packages of the lock have hashes, but '$1$2$3' has none.",
    remedy:
      "Give every package of 'environment' a hash, what packages depend on too: 'pip-compile --generate-hashes' and 'uv export' do.",
  },
  {
    code: 'environment-wrong-python',
    pattern:
      /resolved to Python (\S+), which is incompatible with the (?:project's|`pylock\.toml`'s) Python requirement: `([^`\n]+)`/,
    example:
      "error: The requested interpreter resolved to Python 3.11.7, which is incompatible with the `pylock.toml`'s Python requirement: `>=3.13`",
    what: 'The lock is for Python $2, and the container image has Python $1.',
    remedy: WRONG_PYTHON_REMEDY,
  },
  {
    code: 'environment-wrong-python',
    // A version that pip left out, and that is asked for; it always names what it left out of a package that it did not find.
    pattern:
      /require a different python version: (?:[^\n]*; )?(\S+) (Requires-Python [^;\n]+)[^\n]*\n[^\n]*satisfies the requirement (\S+==\1)(?= |$)/m,
    example:
      'ERROR: Ignored the following versions that require a different python version: 2.5.0 Requires-Python >=3.12\nERROR: Could not find a version that satisfies the requirement numpy==2.5.0 (from versions: 1.26.4, 2.4.6)',
    what: "'$3' needs another Python than the container image has ($2).",
    remedy: WRONG_PYTHON_REMEDY,
  },
  {
    code: 'environment-wrong-python',
    pattern:
      /require a different python version: [^\n]*(Requires-Python [^;\n]+)[^\n]*\n[^\n]*satisfies the requirement (\S+) \(from versions: none\)/,
    example:
      'ERROR: Ignored the following versions that require a different python version: 1.0 Requires-Python >=3.13\nERROR: Could not find a version that satisfies the requirement corp-tools (from versions: none)',
    what: "'$2' needs another Python than the container image has ($1).",
    remedy: WRONG_PYTHON_REMEDY,
  },
  {
    code: 'environment-wrong-python',
    pattern: /current Python version \(\S+\) does\s+not\s+satisfy\s+(Python\S+)\s+and\s+(\S+)\s+depends/,
    example:
      'cause: Because the current Python version (3.11.7) does not satisfy Python>=3.12 and numpy==2.5.0 depends on Python>=3.12, we can conclude that numpy==2.5.0 cannot be used.',
    what: "'$2' needs another Python than the container image has ($1).",
    remedy: WRONG_PYTHON_REMEDY,
  },
  {
    code: 'environment-wrong-python',
    pattern: /(\S+)\s+has\s+no\s+wheels\s+with\s+a\s+matching\s+Python/,
    example:
      'cause: Because numpy==2.5.0 has no wheels with a matching Python implementation tag (e.g., `cp311`) and you require numpy==2.5.0, we can conclude that your requirements are unsatisfiable.',
    what: "'$1' has no wheel for the Python of the container image.",
    remedy: WRONG_PYTHON_REMEDY,
  },
  {
    ...WRONG_PLATFORM,
    pattern: /Package `([^`]+)` can't be installed because it doesn't have a source distribution or wheel/,
    example:
      "error: Package `cudf-cu13` can't be installed because it doesn't have a source distribution or wheel for the current platform",
  },
  {
    ...WRONG_PLATFORM,
    pattern: /(\S+)\s+has\s+no\s+wheels\s+with\s+a\s+matching\s+platform\s+tag/,
    example:
      'cause: Because cudf-cu13==26.6.0 has no wheels with a matching platform tag (e.g., `manylinux_2_36_x86_64`) and you require cudf-cu13==26.6.0, we can conclude that your requirements are unsatisfiable.',
  },
  {
    ...WRONG_PLATFORM,
    pattern: /nothing provides __(?:win|osx) needed by (\S+)/,
    example: 'nothing provides __win needed by win_inet_pton-1.1.0-pyhd8ed1ab_6',
    what: "'$1' is a package for another platform than that of the container image.",
    remedy:
      "Export 'environment' without builds ('conda env export --no-builds' or '--from-history'), or on Linux.",
  },
  {
    code: 'environment-lock-outdated',
    pattern: /The lockfile at `uv\.lock` needs to be updated|Unable to find lockfile at/,
    example: 'error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.',
    what: 'uv.lock does not fit the pyproject.toml beside it.',
    remedy: "Run 'uv lock' where 'environment' is, and commit both files.",
  },
  {
    ...FILE_INVALID,
    pattern: /Invalid requirement: ([^\n]+)/,
    example:
      "ERROR: Invalid requirement: 'dask==': Expected semicolon (after name with no version specifier) or end",
  },
  {
    ...FILE_INVALID,
    pattern: /(?:Couldn't parse requirement in|Failed to parse) `[^\n]+\n\s*(?:cause|Caused by): ([^\n]+)/,
    example: 'error: Failed to parse `uv.lock`\n  cause: TOML parse error at line 3, column 3',
  },
  {
    code: 'environment-file-invalid',
    pattern: /Could not open requirements file: \[Errno 2\] No such file or directory: '([^'\n]+)'/,
    example: "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'base.txt'",
    what: "The environment's file includes '$1', which is not in the build.",
    remedy:
      "Copy it in the Dockerfile of 'environment' before pip runs; paths in it are relative to the file that includes.",
  },
]
