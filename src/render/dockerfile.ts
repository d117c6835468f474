import type { EnvironmentKind, EnvironmentSource } from '../plan/workspace-contents.ts'

/**
 * The Dockerfile by which the builder makes the container image of an environment, on the image that the build argument
 * DOCKER_IMAGE names: the user's own, or one for a lock. Docker of Debian 12 builds the latter (BuildKit 0.8, and no frontend
 * from Docker Hub): no here-documents and no `# syntax`.
 *
 * @param secretNames the variables that the installer gets from secrets of the build
 * @returns undefined without an environment
 */
export function dockerfileOf(
  environment: EnvironmentSource | undefined,
  secretNames: readonly string[],
): string | undefined {
  if (environment === undefined) return undefined
  const { kind, entry, dockerfile } = environment
  return kind === 'dockerfile' ? dockerfile : ofLock(kind, entry, secretNames)
}

/**
 * Where the build context is while a lock is installed, read-only and in no layer. The directory is in every image with a
 * file system by the FHS: BuildKit leaves one behind that it has to make for a mount.
 */
const CONTEXT = '/mnt'

/** The variables that are read as the path of a file: logins for pip, uv and conda, without which no URL needs to have one. */
const NAMES_A_FILE: ReadonlySet<string> = new Set(['NETRC'])

function ofLock(
  kind: Exclude<EnvironmentKind, 'dockerfile'>,
  entry: string,
  secretNames: readonly string[],
): string {
  const mounts = [
    `--mount=type=bind,target=${CONTEXT}`,
    // Images such as RAPIDS' have another user than root.
    ...secretNames.map((name) => `--mount=type=secret,id=${name},mode=0444`),
  ]
  const exports = secretNames.map(
    (name) =>
      `export ${name}=${NAMES_A_FILE.has(name) ? `/run/secrets/${name}` : `"$(cat /run/secrets/${name})"`}`,
  )
  const commands = [`cd ${CONTEXT}`, ...exports, ...INSTALLATION[kind](shellWord(entry))]
  const run = [...mounts, commands.join(' \\\n && ')].join(' \\\n    ')
  return ['ARG DOCKER_IMAGE', 'FROM $DOCKER_IMAGE', `RUN ${run}`, ''].join('\n')
}

/** A text as one word of a shell, whatever is in it. */
function shellWord(text: string): string {
  return /^[\w./+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

// Python of a distribution rejects packages beside its own (PEP 668); nothing else in a container needs them.
const PIP = [
  'export PIP_BREAK_SYSTEM_PACKAGES=1 PIP_NO_CACHE_DIR=1 PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1',
  "{ python -m pip --version || { echo 'bake-dask-ami: the container image has no Python with pip, which the environment needs' >&2; exit 1; }; }",
]

/** Of src/smoke-test/uv-requirements.txt: the version, and the hashes of its wheels for Linux on x86_64 and arm64. */
const UV_REQUIREMENT = [
  'uv==0.13.9',
  '--hash=sha256:d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19',
  '--hash=sha256:2c45530751517d6c3bbc69a19473f6effe47cce047bede01ffd8af7ea7b36b25',
  '--hash=sha256:ecb6028d79dc96fbeafffe5c8af62a7099487ebc05a701e76714eebcffd06375',
  '--hash=sha256:5435c5ce14a56431208ca0996416d310f1598e8c2c8ba707688985a16bb82dbe',
].join(' ')

/** Brings uv, which the image does not keep; `$work` is removed at the end. */
const UV = [
  ...PIP,
  'work="$(mktemp -d)"',
  `echo '${UV_REQUIREMENT}' > "$work/uv.txt"`,
  'python -m pip install --quiet --require-hashes --target "$work/uv" --requirement "$work/uv.txt"',
  'export UV_NO_CACHE=1 UV_PYTHON_DOWNLOADS=never PYTHONPATH="$work/uv"',
  'python="$(command -v python)"',
]

// uv 0.13.9 warns of it without this.
const INSTALL_PYLOCK =
  'python -m uv pip install --preview-features pylock --python "$python" --break-system-packages --requirements='

/**
 * Conda keeps the URLs of packages beside them, with the login of a channel that has one in its URL: in urls.txt, in
 * info/repodata_record.json and in what it knows of channels. They must not be on the disk when they are removed. What is in the
 * environment as well is a second link to the same file.
 */
const OVERWRITE_URLS = `find "$work" -type f -links 1 '(' -name urls.txt -o -name '*.json' ')' -exec shred --iterations=0 --zero '{}' +`

const INSTALLATION: Readonly<
  Record<Exclude<EnvironmentKind, 'dockerfile'>, (entry: string) => readonly string[]>
> = {
  requirements: (entry) => [...PIP, `python -m pip install --requirement=${entry}`],
  pylock: (entry) => [...UV, `${INSTALL_PYLOCK}${entry}`, 'rm -rf "$work"'],
  'uv-lock': () => [
    ...UV,
    'python -m uv export --quiet --frozen --no-default-groups --no-emit-workspace --format pylock.toml --output-file "$work/pylock.toml"',
    `${INSTALL_PYLOCK}"$work/pylock.toml"`,
    'rm -rf "$work"',
  ],
  conda: (entry) => [
    'work="$(mktemp -d)"',
    'conda="$(command -v mamba || command -v conda)" || { echo \'bake-dask-ami: the container image has neither mamba nor conda, which an environment.yml needs\' >&2; exit 1; }',
    'export CONDA_ALWAYS_YES=true MAMBA_ALWAYS_YES=true CONDA_PKGS_DIRS="$work/pkgs" PIP_NO_CACHE_DIR=1 PIP_NO_INPUT=1',
    // A copy, because mamba writes the section `pip` into the directory of the file (libmamba's pip_utils.cpp), and CONTEXT is read-only.
    `cp ${entry} "$work"`,
    `"$conda" env update --name base --file="$work"/${entry}`,
    OVERWRITE_URLS,
    'rm -rf "$work"',
  ],
}
