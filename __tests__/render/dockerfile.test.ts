import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { EnvironmentKind, EnvironmentSource } from '../../src/plan/workspace-contents.ts'
import { dockerfileOf } from '../../src/render/dockerfile.ts'

const PASSWORD = 'a password with "quotes" and $signs'

function source(kind: EnvironmentKind): EnvironmentSource {
  return {
    ...{ kind, path: 'x', entry: 'environment.yml', files: [], dockerfile: undefined, usesDockerImage: true },
    ...{ baseImages: [], unknownImages: [], hash: '0' },
  }
}

/** Runs the RUN instruction of a lock in a directory of its own, with a `conda` that is this script; gives the directory. */
function installed(kind: EnvironmentKind, secrets: Readonly<Record<string, string>>, conda: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'dockerfile-'))
  for (const name of ['bin', 'secrets', 'context', 'tmp']) mkdirSync(join(directory, name))
  for (const [name, value] of Object.entries(secrets)) writeFileSync(join(directory, 'secrets', name), value)
  writeFileSync(join(directory, 'context/environment.yml'), 'dependencies: [a]\n')
  writeFileSync(join(directory, 'bin/conda'), `#!/bin/sh\nset -e\n${conda}`)
  // What is removed, as it was then.
  writeFileSync(join(directory, 'bin/rm'), '#!/bin/sh\ncp -R "$2" "$AT/removed"\nexec /bin/rm "$@"\n')
  for (const name of readdirSync(join(directory, 'bin'))) chmodSync(join(directory, 'bin', name), 0o755)
  const text = dockerfileOf(source(kind), Object.keys(secrets)) ?? ''
  const run = text
    .slice(text.indexOf('RUN ') + 'RUN '.length)
    .replaceAll('\\\n', '')
    .replaceAll(/--mount=\S+/g, '')
    .replaceAll('/run/secrets', join(directory, 'secrets'))
    .replace('cd /mnt', `cd ${join(directory, 'context')}`)
  const env = {
    PATH: `${join(directory, 'bin')}:/usr/bin:/bin`,
    TMPDIR: join(directory, 'tmp'),
    AT: directory,
  }
  execFileSync('/bin/sh', ['-c', run], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  return directory
}

/** Everything that files below a directory hold, one after the other. */
function textBelow(directory: string): string {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('')
}

describe('the Dockerfile of an environment.yml', () => {
  // As conda 26.7 does: beside the packages, which are hard links, lie the URLs that they came from, with the logins in them.
  const conda = [
    'echo "$*" >> "$AT/asked"',
    'mkdir -p "$CONDA_PKGS_DIRS/a-1.0/info" "$AT/prefix"',
    'echo "https://u:$CHANNEL_PASSWORD@example.com/a-1.0.conda" > "$CONDA_PKGS_DIRS/urls.txt"',
    'echo "{"url": "https://u:$CHANNEL_PASSWORD@example.com"}" > "$CONDA_PKGS_DIRS/a-1.0/info/repodata_record.json"',
    'echo "{}" > "$CONDA_PKGS_DIRS/a-1.0/settings.json"',
    'ln "$CONDA_PKGS_DIRS/a-1.0/settings.json" "$AT/prefix/settings.json"',
  ].join('\n')

  it('updates the environment in which Dask is', () => {
    const directory = installed('conda', { CHANNEL_PASSWORD: PASSWORD }, conda)
    expect(readFileSync(join(directory, 'asked'), 'utf8')).toMatch(
      /^env update --name base --file=\/\S+\/environment\.yml\n$/,
    )
  })

  it('lets mamba write beside the file, which is not possible in the context', () => {
    // As libmamba does with the section `pip`.
    const mamba = 'file="${5#--file=}"\ncat "$file" > "$AT/read"\necho b > "$(dirname "$file")/mambaf123"\n'
    const directory = installed('conda', {}, mamba)
    expect(readFileSync(join(directory, 'read'), 'utf8')).toBe('dependencies: [a]\n')
    expect(readdirSync(join(directory, 'context'))).toEqual(['environment.yml'])
    expect(readdirSync(join(directory, 'tmp'))).toEqual([])
  })

  it('leaves no package cache, and the packages whole', () => {
    const directory = installed('conda', { CHANNEL_PASSWORD: PASSWORD }, conda)
    expect(readdirSync(join(directory, 'tmp'))).toEqual([])
    expect(readFileSync(join(directory, 'prefix/settings.json'), 'utf8')).toBe('{}\n')
  })

  it('overwrites the logins of channels before it removes them from the disk', () => {
    const directory = installed('conda', { CHANNEL_PASSWORD: PASSWORD }, conda)
    expect(readdirSync(join(directory, 'removed'), { recursive: true })).toContain('pkgs/urls.txt')
    expect(textBelow(join(directory, 'removed'))).not.toContain('a password')
  })

  it('gives a netrc file by its path, as conda, pip and uv take it', () => {
    const directory = installed(
      'conda',
      { NETRC: 'machine a login b password c' },
      'cat "$NETRC" > "$AT/netrc"\nmkdir -p "$CONDA_PKGS_DIRS"\n',
    )
    expect(readFileSync(join(directory, 'netrc'), 'utf8')).toBe('machine a login b password c')
  })
})
