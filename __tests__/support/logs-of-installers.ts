/** What a program printed, what it is taken for, and the sentence that a user sees. */
export type PrintedLog = readonly [situation: string, log: string, code: string, what: string]

const NOT_FOUND = 'environment-package-not-found'
const LOGIN = 'package-index-login'
const WRONG_PYTHON = 'environment-wrong-python'

/** Printed by pip 20.3, 24.0 and 26.3 for an index on loopback, whose password was `s3cret-word`. */
const pip: readonly PrintedLog[] = [
  [
    'no such package',
    `Looking in indexes: http://bob:****@index.example/simple
ERROR: Could not find a version that satisfies the requirement nosuch==1.0 (from versions: none)
ERROR: No matching distribution found for nosuch==1.0`,
    NOT_FOUND,
    "No index has 'nosuch==1.0' for this Python and platform, or none let the build see it.",
  ],
  [
    'no such package, old',
    `ERROR: Could not find a version that satisfies the requirement nosuch>1
ERROR: No matching distribution found for nosuch>1`,
    NOT_FOUND,
    "No index has 'nosuch>1' for this Python and platform, or none let the build see it.",
  ],
  [
    'no such version',
    `ERROR: Ignored the following versions that require a different python version: 1.21.2 Requires-Python >=3.7,<3.11; 2.5.0 Requires-Python >=3.12
ERROR: Could not find a version that satisfies the requirement numpy==99 (from versions: 1.3.0, 2.4.6)
ERROR: No matching distribution found for numpy==99`,
    NOT_FOUND,
    "No index has 'numpy==99' for this Python and platform, or none let the build see it.",
  ],
  [
    'a version for another Python',
    `ERROR: Ignored the following versions that require a different python version: 1.21.2 Requires-Python >=3.7,<3.11; 2.5.0 Requires-Python >=3.12
ERROR: Could not find a version that satisfies the requirement numpy==2.5.0 (from versions: 1.3.0, 2.4.6)
ERROR: No matching distribution found for numpy==2.5.0`,
    WRONG_PYTHON,
    "'numpy==2.5.0' needs another Python than the container image has (Requires-Python >=3.12).",
  ],
  [
    'all versions for another Python',
    `ERROR: Ignored the following versions that require a different python version: 1.0 Requires-Python >=3.99
ERROR: Could not find a version that satisfies the requirement reqpy (from versions: none)
ERROR: No matching distribution found for reqpy`,
    WRONG_PYTHON,
    "'reqpy' needs another Python than the container image has (Requires-Python >=3.99).",
  ],
  [
    'conflict',
    `ERROR: Cannot install -r requirements.txt (line 1) and -r requirements.txt (line 2) because these package versions have conflicting dependencies.

The conflict is caused by:
    confl-a 1.0 depends on demo==1.0
    confl-b 1.0 depends on demo==2.0

To fix this you could try to:
1. loosen the range of package versions you've specified
ERROR: ResolutionImpossible: for help visit https://pip.pypa.io/en/latest/topics/dependency-resolution/#dealing-with-dependency-conflicts`,
    'environment-conflict',
    'The requirements contradict each other: confl-a 1.0 depends on demo==1.0, confl-b 1.0 depends on demo==2.0.',
  ],
  [
    'conflict with what was asked for',
    `ERROR: Cannot install demo==1.0 and demo==2.0 because these package versions have conflicting dependencies.

The conflict is caused by:
    The user requested demo==1.0
    The user requested demo==2.0
`,
    'environment-conflict',
    'The requirements contradict each other: The user requested demo==1.0, The user requested demo==2.0.',
  ],
  [
    'hash mismatch',
    `  Downloading demo-1.0-py3-none-any.whl (709 bytes)
ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package versions, please update the hashes. Otherwise, examine the package contents carefully; someone may have tampered with them.
    demo==1.0 from http://index.example/files/demo-1.0-py3-none-any.whl#sha256=2248eab43388676cb2322109014a57e26cfbe487db7bb7026f851742c700993d (from -r requirements.txt (line 1)):
        Expected sha256 1111111111111111111111111111111111111111111111111111111111111111
             Got        2248eab43388676cb2322109014a57e26cfbe487db7bb7026f851742c700993d`,
    'environment-hash-mismatch',
    "The file of 'demo==1.0' on the index has another hash than the lock.",
  ],
  [
    'hash missing',
    `Collecting demo==1.0 (from confl-a==1.0->-r requirements.txt (line 1))
ERROR: Hashes are required in --require-hashes mode, but they are missing from some requirements. Here is a list of those requirements along with the hashes their downloaded archives actually had. Add lines like these to your requirements files to prevent tampering. (If you did not enable --require-hashes manually, note that it turns on automatically when any package has a hash.)
    demo==1.0 --hash=sha256:2248eab43388676cb2322109014a57e26cfbe487db7bb7026f851742c700993d`,
    'environment-hash-missing',
    "Some packages of the lock have hashes, but 'demo==1.0' has none.",
  ],
  [
    'login not accepted',
    `Looking in indexes: http://bob:****@index.example/simple
WARNING: 401 Error, Credentials not correct for http://index.example/simple/demo/
ERROR: Could not find a version that satisfies the requirement demo (from versions: none)
ERROR: No matching distribution found for demo`,
    LOGIN,
    'The package index index.example requires a login, or did not accept the one that it got.',
  ],
  [
    'asked for a login',
    `  File "/opt/conda/lib/python3.11/site-packages/pip/_internal/utils/misc.py", line 283, in ask_input
    return input(message)
User for index.example: ERROR: Exception:
EOFError: EOF when reading a line`,
    LOGIN,
    'The package index index.example requires a login, or did not accept the one that it got.',
  ],
  [
    'not reachable',
    `WARNING: Retrying (Retry(total=1, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError("HTTPConnection(host='index.example', port=81): Failed to establish a new connection: [Errno 111] Connection refused")': /simple/demo/
WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError("HTTPConnection(host='index.example', port=81): Failed to establish a new connection: [Errno 111] Connection refused")': /simple/demo/
ERROR: Could not find a version that satisfies the requirement demo (from versions: none)`,
    'package-index-unreachable',
    'The build could not reach a package index or channel.',
  ],
  [
    'name not known, old',
    `WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection object at 0x7f0409360690>: Failed to establish a new connection: [Errno -2] Name or service not known')': /simple/demo/`,
    'package-index-unreachable',
    'The build could not reach a package index or channel.',
  ],
  [
    'no answer in time',
    `WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after connection broken by 'ReadTimeoutError("HTTPConnectionPool(host='index.example', port=80): Read timed out. (read timeout=15.0)")': /simple/demo/`,
    'package-index-unreachable',
    'The build could not reach a package index or channel.',
  ],
  [
    'certificate',
    `WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after connection broken by 'SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1006)'))': /simple/demo/
Could not fetch URL https://bob:****@index.example:8443/simple/demo/: There was a problem confirming the ssl certificate: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1006) - skipping
ERROR: Could not find a version that satisfies the requirement demo (from versions: none)`,
    'package-index-certificate',
    'The container image does not trust the certificate of the package index index.example:8443.',
  ],
  [
    'a line that is no requirement',
    `ERROR: Invalid requirement: 'demo==': Expected semicolon (after name with no version specifier) or end
    demo==
        ^ (from line 1 of requirements.txt)`,
    'environment-file-invalid',
    "The environment's file has a line that the installer does not understand: 'demo==': Expected semicolon (after name with no version specifier) or end.",
  ],
  [
    'a file that it includes',
    "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'base.txt'",
    'environment-file-invalid',
    "The environment's file includes 'base.txt', which is not in the build.",
  ],
  [
    'no compiler',
    `      running build_ext
      building 'psutil._psutil_linux' extension
      gcc -Wsign-compare -c psutil/_psutil_common.c -o build/temp.linux-x86_64-cpython-311/psutil/_psutil_common.o
      error: [Errno 2] No such file or directory: 'gcc'
      [end of output]

  note: This error originates from a subprocess, and is likely not a problem with pip.
  ERROR: Failed building wheel for psutil
Failed to build psutil`,
    'environment-compiler-missing',
    "A package had to be built from source, and the container image has no 'gcc'.",
  ],
  [
    'no compiler, with setuptools 57 to 78',
    `      gcc -Wsign-compare -c psutil/_psutil_common.c -o build/temp.linux-x86_64-3.11/psutil/_psutil_common.o
      error: command 'gcc' failed: No such file or directory
      [end of output]
  ERROR: Failed building wheel for psutil`,
    'environment-compiler-missing',
    "A package had to be built from source, and the container image has no 'gcc'.",
  ],
  [
    'no headers',
    `      psutil/_psutil_common.c:9:10: fatal error: Python.h: No such file or directory
      error: command '/usr/bin/gcc' failed with exit code 1
  ERROR: Failed building wheel for psutil`,
    'environment-compiler-missing',
    "A package had to be built from source, and the container image has no 'Python.h'.",
  ],
  [
    'a compiler that fails',
    `      x.c:1:5: error: expected declaration specifiers before 'y'
      error: command '/usr/bin/gcc' failed with exit code 1
  ERROR: Failed building wheel for psutil`,
    'environment-package-build-failed',
    "Package 'psutil' could not be built from source.",
  ],
  [
    'does not build',
    `  × Building wheel for psutil (pyproject.toml) did not run successfully.
  ERROR: Failed building wheel for psutil`,
    'environment-package-build-failed',
    "Package 'psutil' could not be built from source.",
  ],
  [
    'no metadata',
    `× Encountered error while generating package metadata.
╰─> psutil

note: This is an issue with the package mentioned above, not pip.`,
    'environment-package-build-failed',
    "Package 'psutil' could not be built from source.",
  ],
  [
    'no Git',
    `  ERROR: Error [Errno 2] No such file or directory: 'git' while executing command git version
ERROR: Cannot find command 'git' - do you have 'git' installed and in your PATH?`,
    'environment-git-failed',
    'A package comes from a Git repository, and the container image has no git.',
  ],
  [
    'no repository',
    `  fatal: unable to access 'https://git.example/x.git/': Failed to connect to git.example port 443 after 0 ms: Couldn't connect to server
  error: subprocess-exited-with-error`,
    'environment-git-failed',
    'A package comes from a Git repository that the build cannot read.',
  ],
  [
    'disk full',
    'ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device',
    'disk-full',
    'The root volume is full.',
  ],
  [
    'no rights',
    "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/usr/lib/python3.12/site-packages/demo'",
    'environment-not-writable',
    'The user of the container image cannot write to its Python.',
  ],
  [
    'no pip',
    '/usr/bin/python: No module named pip',
    'environment-installer-missing',
    "The container image has no 'pip'.",
  ],
]

/** Printed by uv 0.4.30, 0.8.0 (these break lines) and 0.13.9. */
const uv: readonly PrintedLog[] = [
  [
    'no such package',
    `error: No solution found when resolving dependencies
  cause: Because nosuch was not found in the package registry and you require nosuch==1.0, we can conclude that your requirements are unsatisfiable.`,
    NOT_FOUND,
    "No index has 'nosuch' for this Python and platform, or none let the build see it.",
  ],
  [
    'no such version, old',
    `  × No solution found when resolving dependencies:
  ╰─▶ Because there is no version of demo==9.9 and you require demo==9.9, we
      can conclude that your requirements are unsatisfiable.`,
    NOT_FOUND,
    "No index has 'demo==9.9' for this Python and platform, or none let the build see it.",
  ],
  [
    'a file that is gone',
    `error: Failed to download \`demo==2.0\`
  cause: Failed to fetch: https://index.example/files/demo-2.0-py3-none-any.whl
  cause: HTTP status client error (404 Not Found) for url (https://index.example/files/demo-2.0-py3-none-any.whl)`,
    NOT_FOUND,
    "No index has 'demo==2.0' for this Python and platform, or none let the build see it.",
  ],
  [
    'conflict',
    `error: No solution found when resolving dependencies
  cause: Because all versions of confl-b depend on demo==2.0 and all versions of confl-a depend on demo==1.0, we can conclude that all versions of confl-a and all versions of confl-b are incompatible.
         And because you require confl-a and confl-b, we can conclude that your requirements are unsatisfiable.`,
    'environment-conflict',
    'No versions of the packages satisfy all requirements.',
  ],
  [
    'conflict, old',
    `  × No solution found when resolving dependencies:
  ╰─▶ Because you require demo==1.0 and demo==2.0, we can conclude that your
      requirements are unsatisfiable.`,
    'environment-conflict',
    'No versions of the packages satisfy all requirements.',
  ],
  [
    'hash mismatch',
    `error: Failed to download \`demo==2.0\`
  cause: Hash mismatch for \`demo==2.0\`

         Expected:
           sha256:1111111111111111111111111111111111111111111111111111111111111111`,
    'environment-hash-mismatch',
    "The file of 'demo==2.0' on the index has another hash than the lock.",
  ],
  [
    'hash missing',
    'error: Hash-checking is required, but no trusted hash was provided for: `demo`',
    'environment-hash-missing',
    "Some packages of the lock have hashes, but 'demo' has none.",
  ],
  [
    'hashes missing',
    'error: In `--require-hashes` mode, all requirements must have a hash, but none were provided for: confl-a==1.0',
    'environment-hash-missing',
    "Some packages of the lock have hashes, but 'confl-a==1.0' has none.",
  ],
  [
    'no login',
    `error: No solution found when resolving dependencies
  cause: Because demo was not found in the package registry and you require demo, we can conclude that your requirements are unsatisfiable.

hint: An index URL (http://index.example:8080/simple) could not be queried due to a lack of valid authentication credentials (401 Unauthorized)`,
    LOGIN,
    'The package index index.example:8080 requires a login, or did not accept the one that it got.',
  ],
  [
    'no login, old',
    `  ╰─▶ Because demo was not found in the package registry and you require demo,
      we can conclude that your requirements are unsatisfiable.

      hint: An index URL (http://index.example/simple) could not be queried
      due to a lack of valid authentication credentials (403 Forbidden).`,
    LOGIN,
    'The package index index.example requires a login, or did not accept the one that it got.',
  ],
  [
    'login not accepted',
    'hint: An index (http://index.example/simple) returned a 403 Forbidden error. Check that the index URL is correct and the credentials are valid.',
    LOGIN,
    'The package index index.example requires a login, or did not accept the one that it got.',
  ],
  [
    'no login for a file of the lock',
    `error: Failed to download \`demo==2.0\`
  cause: Failed to fetch: http://index.example/files/demo-2.0-py3-none-any.whl
  cause: HTTP status client error (401 Unauthorized) for url (http://index.example/files/demo-2.0-py3-none-any.whl)`,
    LOGIN,
    'The package index index.example requires a login, or did not accept the one that it got.',
  ],
  [
    'no login for a file of the lock, old',
    `  × Failed to download \`demo==2.0\`
  ├─▶ Failed to fetch:
  │   \`http://index.example/files/demo-2.0-py3-none-any.whl\`
  ╰─▶ HTTP status client error (401 Unauthorized) for url
      (http://index.example/files/demo-2.0-py3-none-any.whl)`,
    LOGIN,
    'The package index index.example requires a login, or did not accept the one that it got.',
  ],
  [
    'certificate for a file of the lock, old',
    `  × Failed to download \`demo==2.0\`
  ├─▶ Failed to fetch:
  │   \`https://index.example/files/demo-2.0-py3-none-any.whl\`
  ├─▶ Request failed after 3 retries
  ├─▶ error sending request for url
  │   (https://index.example/files/demo-2.0-py3-none-any.whl)
  ├─▶ client error (Connect)
  ╰─▶ invalid peer certificate: UnknownIssuer`,
    'package-index-certificate',
    'The container image does not trust the certificate of the package index index.example.',
  ],
  [
    'the index fails',
    `error: Failed to fetch: http://index.example/simple/demo/
  cause: HTTP status server error (503 Service Unavailable) for url (http://index.example/simple/demo/)`,
    'package-index-failing',
    'The package index index.example answered with an error of its own (503).',
  ],
  [
    'not reachable',
    `error: Failed to fetch: http://index.example/simple/demo/
  cause: error sending request for url (http://index.example/simple/demo/)
  cause: client error (Connect)
  cause: tcp connect error
  cause: Connection refused (os error 111)`,
    'package-index-unreachable',
    'The build could not reach a package index or channel.',
  ],
  [
    'no answer in time, old',
    `error: Failed to fetch: \`http://index.example/slow/demo/\`
  Caused by: Request failed after 3 retries
  Caused by: error sending request for url (http://index.example/slow/demo/)
  Caused by: operation timed out`,
    'package-index-unreachable',
    'The build could not reach a package index or channel.',
  ],
  [
    'certificate',
    `error: Failed to fetch: https://index.example/simple/demo/
  cause: error sending request for url (https://index.example/simple/demo/)
  cause: client error (Connect)
  cause: invalid peer certificate: Other(OtherError(CaUsedAsEndEntity))`,
    'package-index-certificate',
    'The container image does not trust the certificate of the package index index.example.',
  ],
  [
    'other Python of the lock',
    "error: The requested interpreter resolved to Python 3.11.7, which is incompatible with the `pylock.toml`'s Python requirement: `>=3.13`",
    WRONG_PYTHON,
    'The lock is for Python >=3.13, and the container image has Python 3.11.7.',
  ],
  [
    'other Python of the project',
    "error: The requested interpreter resolved to Python 3.11.7, which is incompatible with the project's Python requirement: `>=3.99` (from `project.requires-python`)",
    WRONG_PYTHON,
    'The lock is for Python >=3.99, and the container image has Python 3.11.7.',
  ],
  [
    'other Python of a package, old',
    `  ╰─▶ Because the current Python version (3.11.7) does not satisfy
      Python>=3.99 and reqpy==1.0 depends on Python>=3.99, we can conclude
      that reqpy==1.0 cannot be used.`,
    WRONG_PYTHON,
    "'reqpy==1.0' needs another Python than the container image has (Python>=3.99).",
  ],
  [
    'wheels of other Pythons alone',
    `error: No solution found when resolving dependencies
  cause: Because otherpy==1.0 has no wheels with a matching Python implementation tag (e.g., \`cp311\`) and only otherpy==1.0 is available, we can conclude that all versions of otherpy cannot be used.`,
    WRONG_PYTHON,
    "'otherpy==1.0' has no wheel for the Python of the container image.",
  ],
  [
    'other platform of the lock',
    `error: Package \`otherplat\` can't be installed because it doesn't have a source distribution or wheel for the current platform

hint: You're on Linux (\`manylinux_2_36_x86_64\`), but \`otherplat\` (v1.0) only has wheels for the following platform: \`manylinux_2_28_aarch64\``,
    'environment-wrong-platform',
    "'otherplat' has no wheel for the platform of the container image.",
  ],
  [
    'wheels of other platforms alone, old',
    `  ╰─▶ Because only otherplat==1.0 is available and otherplat==1.0 has no
      wheels with a matching platform tag, we can conclude that all versions
      of otherplat cannot be used.`,
    'environment-wrong-platform',
    "'otherplat==1.0' has no wheel for the platform of the container image.",
  ],
  [
    'lock out of date',
    `Resolved 3 packages in 25ms
error: The lockfile at \`uv.lock\` needs to be updated, but \`--locked\` was provided.`,
    'environment-lock-outdated',
    'uv.lock does not fit the pyproject.toml beside it.',
  ],
  [
    'broken lock',
    `error: Failed to parse \`uv.lock\`
  cause: TOML parse error at line 3, column 3`,
    'environment-file-invalid',
    "The environment's file has a line that the installer does not understand: TOML parse error at line 3, column 3.",
  ],
  [
    'a line that is no requirement, old',
    `error: Couldn't parse requirement in \`requirements.txt\` at position 0
  Caused by: Unexpected end of version specifier, expected version`,
    'environment-file-invalid',
    "The environment's file has a line that the installer does not understand: Unexpected end of version specifier, expected version.",
  ],
  [
    'no compiler',
    `         [stderr]
         error: [Errno 2] No such file or directory: 'gcc'

hint: Build failures usually indicate a problem with the package or the build environment`,
    'environment-compiler-missing',
    "A package had to be built from source, and the container image has no 'gcc'.",
  ],
  [
    'no Git',
    `error: Failed to download and build \`x @ git+https://git.example/x.git\`
  cause: Git operation failed
  cause: Git executable not found. Ensure that Git is installed and available.`,
    'environment-git-failed',
    'A package comes from a Git repository, and the container image has no git.',
  ],
  [
    'disk full',
    `error: Failed to write to the client cache
  cause: failed to write to file \`/root/.cache/uv/simple-v28/pypi/.tmp2KUSew\`: No space left on device (os error 28)`,
    'disk-full',
    'The root volume is full.',
  ],
]

/** As issues of the projects show it: conda/conda 3780, 6566, 9800, 9948, 13573; mamba-org/mamba 3261, 3536, 4025. */
const conda: readonly PrintedLog[] = [
  [
    'no such package',
    `Solving environment: failed

PackagesNotFoundError: The following packages are not available from current channels:

  - nosuch=1.0`,
    NOT_FOUND,
    "No index has 'nosuch=1.0' for this Python and platform, or none let the build see it.",
  ],
  [
    'no such package, in the file',
    `ResolvePackageNotFound: 
  - nosuch=1.0`,
    NOT_FOUND,
    "No index has 'nosuch=1.0' for this Python and platform, or none let the build see it.",
  ],
  [
    'no such package, by libmamba',
    `error    libmamba Could not solve for environment specs
    The following package could not be installed
    └─ numexpr =* * does not exist (perhaps a typo or a missing channel).
critical libmamba Could not solve for environment specs`,
    NOT_FOUND,
    "No index has 'numexpr' for this Python and platform, or none let the build see it.",
  ],
  [
    'no such build',
    `LibMambaUnsatisfiableError: Encountered problems while solving:
  - nothing provides requested zstd ==1.5.2 h12be248_6`,
    NOT_FOUND,
    "No index has 'zstd' for this Python and platform, or none let the build see it.",
  ],
  [
    'another platform',
    `LibMambaUnsatisfiableError: Encountered problems while solving:
  - nothing provides __win needed by win_inet_pton-1.1.0-pyhd8ed1ab_6`,
    'environment-wrong-platform',
    "'win_inet_pton-1.1.0-pyhd8ed1ab_6' is a package for another platform than that of the container image.",
  ],
  [
    'conflict',
    `error    libmamba Could not solve for environment specs
    The following packages are incompatible
    ├─ python =3.12 * is requested and can be installed;
    └─ python =3.13 * is not installable because it conflicts with any installable versions previously reported.`,
    'environment-conflict',
    'No versions of the packages satisfy all requirements.',
  ],
  [
    'no login',
    'CondaHTTPError: HTTP 401 UNAUTHORIZED for url <https://conda.example/t/<TOKEN>/corp/linux-64/repodata.json>',
    LOGIN,
    'The package index conda.example requires a login, or did not accept the one that it got.',
  ],
  [
    'no rights',
    'UnavailableInvalidChannel: HTTP 403 FORBIDDEN for channel corp <https://conda.example/corp>',
    LOGIN,
    'The package index conda.example requires a login, or did not accept the one that it got.',
  ],
  [
    'no such channel',
    'UnavailableInvalidChannel: HTTP 404 NOT FOUND for channel nosuch <https://conda.example/nosuch>',
    'package-index-unreachable',
    'The channel at conda.example does not exist.',
  ],
  [
    'not reachable',
    'CondaHTTPError: HTTP 000 CONNECTION FAILED for url <https://conda.example/conda-forge/linux-64/repodata.json>',
    'package-index-unreachable',
    'The build could not reach a package index or channel.',
  ],
  [
    'not reachable, by libmamba',
    "critical libmamba Multiple errors occured: Download error (6) Couldn't resolve host name [https://conda.example/conda-forge/noarch/repodata.json]",
    'package-index-unreachable',
    'The build could not reach a package index or channel.',
  ],
  [
    'hash mismatch',
    'ChecksumMismatchError: Conda detected a mismatch between the expected content and downloaded content',
    'environment-hash-mismatch',
    'A file that conda downloaded has another hash than its channel says.',
  ],
]

/** Who prints them, and the logs. */
export const logsOfInstallers: readonly (readonly [program: string, logs: readonly PrintedLog[]])[] = [
  ['pip', pip],
  ['uv', uv],
  ['conda', conda],
]
