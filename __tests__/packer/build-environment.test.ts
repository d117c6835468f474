import { describe, expect, it } from 'vitest'
import { type Guest, hardenedGuest } from '../support/guest-sandbox.ts'

/** Docker with one pulled image: it writes down how it is called, and what the files of secrets hold as it builds. */
const DOCKER = `
[ "$1" = info ] || echo "$*" >> /var/log/docker
case "$1 $2" in
'version --format') cat /run/docker-version;;
'buildx version') [ -e /run/buildx ];;
'info --format') echo /var/lib/docker;;
'image inspect') case "$*" in *RepoDigests*) cat /run/repo-digest;; *daskdev/dask*) echo sha256:dask;; *) echo sha256:other;; esac;;
'build --progress=plain')
  for each; do case "$each" in --secret=*) echo "$each $(cat "\${each#*src=}")" >> /var/log/secrets;; esac; done
  for each; do :; done
  cat "$each/requirements.txt" "$each/../Dockerfile" > /var/log/built
  cat /run/progress >&2
  exit "$(cat /run/exit-code)"
  ;;
'system df') echo 'Build Cache 0 0 0B 0B';;
esac`

const BASE = 'daskdev/dask:latest'
const PINNED = `daskdev/dask@sha256:${'a'.repeat(64)}`
const MEMORY = '/dev/shm/bake-dask-ami'
const UNPACKED = '/var/lib/bake-dask-ami/from-workspace/environment'

function builder({ secrets = {} as Readonly<Record<string, string>>, exitCode = 0, progress = '' } = {}) {
  const guest = hardenedGuest()
  guest.program('docker', DOCKER)
  guest.program('systemctl', 'echo "systemctl $*" >> /var/log/docker')
  guest.write('/run/docker-version', '29.1.0\n')
  guest.write('/run/buildx', '')
  guest.write('/run/repo-digest', `${PINNED}\n`)
  guest.write('/run/exit-code', String(exitCode))
  guest.write('/run/progress', progress)
  guest.write(`${MEMORY}/config.json`, '{}')
  guest.write(`${MEMORY}/secrets.json`, JSON.stringify({ secrets }))
  guest.write(`${UNPACKED}/Dockerfile`, 'ARG DOCKER_IMAGE\n')
  guest.write(`${UNPACKED}/context/requirements.txt`, 'dask\n')
  guest.write('/var/lib/docker/buildkit/history.db', 'requirements.txt')
  return guest
}

const build = (guest: Guest, environment: Readonly<Record<string, string>> = {}) =>
  guest.run('build-environment.sh', {
    ENVIRONMENT_KIND: 'requirements',
    ENVIRONMENT_PATH: 'env/requirements.txt',
    DOCKER_IMAGE: 'localhost/bake-dask-ami:0123456789ab',
    BASE_IMAGE: BASE,
    EXTRA_DOCKER_IMAGES: '',
    ...environment,
  })

const calls = (guest: Guest) => (guest.read('/var/log/docker') ?? '').trimEnd().split('\n')

describe('a bake without an environment', () => {
  it('builds nothing', () => {
    const guest = builder()
    expect(build(guest, { ENVIRONMENT_KIND: '' })).toMatchObject({ exitCode: 0, stdout: '' })
    expect(guest.read('/var/log/docker')).toBeUndefined()
    expect(guest.read(`${MEMORY}/config.json`)).toBe('{}')
  })
})

describe('the build of an environment', () => {
  it('is upon the pulled image by its digest, which is kept for the record', () => {
    const guest = builder()
    const { exitCode, said } = build(guest)
    expect(exitCode, said).toBe(0)
    expect(said).toContain(`bake-dask-ami: building the environment of env/requirements.txt on ${PINNED}\n`)
    expect(calls(guest)).toContain(
      `build --progress=plain --network=host --tag=localhost/bake-dask-ami:0123456789ab --file=${UNPACKED}/Dockerfile --build-arg=DOCKER_IMAGE=${PINNED} ${UNPACKED}/context`,
    )
    expect(guest.read('/var/log/built')).toBe('dask\nARG DOCKER_IMAGE\n')
    expect(guest.read('/var/lib/bake-dask-ami/base-image-digest')).toBe(`sha256:${'a'.repeat(64)}\n`)
  })

  it('has no build argument where the Dockerfile names its images itself', () => {
    const guest = builder()
    const { said } = build(guest, { BASE_IMAGE: '' })
    expect(said).toContain('bake-dask-ami: building the environment of env/requirements.txt\n')
    expect(calls(guest).find((call) => call.startsWith('build '))).not.toContain('--build-arg')
    expect(calls(guest).filter((call) => call.startsWith('image rm'))).toEqual([])
    expect(guest.read('/var/lib/bake-dask-ami/base-image-digest')).toBeUndefined()
  })

  it('shows what programs print as they print it, without the numbers of BuildKit', () => {
    const guest = builder({
      progress: [
        '#7 [2/2] RUN pip install',
        `#7 sha256:${'0'.repeat(64)}`,
        '#7 1.166 ERROR: No matching distribution found for nope',
        '#7 1.200 1.5 is not a number of BuildKit',
        ' > [2/2] RUN pip install:',
        '0.345 ERROR: again',
        '#7 ERROR: process "/bin/sh -c pip install" did not complete successfully: exit code: 1',
        '',
      ].join('\n'),
    })
    expect(build(guest).said).toContain(`#7 [2/2] RUN pip install
ERROR: No matching distribution found for nope
1.5 is not a number of BuildKit
 > [2/2] RUN pip install:
ERROR: again
#7 ERROR: process "/bin/sh -c pip install" did not complete successfully: exit code: 1
`)
  })
})

describe('the secrets of a build', () => {
  const secrets = { PIP_INDEX_URL: 'https://u:p@x.example/simple', UV_INDEX_A_PASSWORD: "it's\na $(secret)" }

  it('are files in memory for BuildKit, and no argument and no line has one', () => {
    const guest = builder({ secrets })
    const { exitCode, said } = build(guest)
    expect(exitCode, said).toBe(0)
    expect(guest.read('/var/log/secrets')).toBe(
      Object.entries(secrets)
        .map(([name, value]) => `--secret=id=${name},src=${MEMORY}/secrets/${name} ${value}\n`)
        .join(''),
    )
    expect(`${said}${guest.read('/var/log/docker')}`).not.toMatch(/u:p|secret\)/)
  })

  it('are gone after it, and the logins stay for the next script', () => {
    const guest = builder({ secrets })
    expect(build(guest).exitCode).toBe(0)
    expect(guest.read(`${MEMORY}/secrets/PIP_INDEX_URL`)).toBeUndefined()
    expect(guest.read(`${MEMORY}/secrets.json`)).toBeUndefined()
    expect(guest.read(`${MEMORY}/config.json`)).toBe('{}')
  })

  it('are gone with the logins when the build fails', () => {
    const guest = builder({ secrets, exitCode: 1, progress: 'ERROR: no\n' })
    const { exitCode, said } = build(guest)
    expect(said).toContain('ERROR: no\nbake-dask-ami: the environment could not be built\n')
    expect(exitCode).toBe(1)
    for (const name of ['secrets/PIP_INDEX_URL', 'secrets.json', 'config.json'])
      expect(guest.read(`${MEMORY}/${name}`), name).toBeUndefined()
  })
})

describe('after the build', () => {
  it('nothing of it is left but the image, and Docker is asked what it keeps', () => {
    const guest = builder()
    const { stdout } = build(guest)
    expect(calls(guest).slice(calls(guest).indexOf(`image rm -- ${BASE}`))).toEqual([
      `image rm -- ${BASE}`,
      'builder prune --all --force',
      'buildx history rm --all',
      'image prune --force',
      'systemctl stop docker.socket docker.service',
      'systemctl start docker.service',
      'system df',
    ])
    expect(guest.read('/var/lib/docker/buildkit/history.db')).toBeUndefined()
    expect(guest.read(`${UNPACKED}/context/requirements.txt`)).toBeUndefined()
    expect(stdout).toMatch(/on the disk:\nBuild Cache 0 0 0B 0B\n$/)
  })

  it.each([
    // Docker's name of the same, and another for the same image.
    [BASE, 0],
    ['docker.io/daskdev/dask', 0],
    ['a/c:1', 1],
  ])('the base keeps its name where it is one of the extra images: a/b:1 and %s', (extra, removed) => {
    const guest = builder()
    expect(build(guest, { EXTRA_DOCKER_IMAGES: `a/b:1 ${extra}` }).exitCode).toBe(0)
    expect(calls(guest).filter((call) => call.startsWith('image rm'))).toHaveLength(removed)
  })
})

describe('BuildKit', () => {
  /** With Docker of this version, which gets buildx from apt-get where `installs`. */
  function without(version: string, { ofDistribution = true, installs = true } = {}): Guest {
    const guest = builder()
    guest.program('docker', DOCKER.replaceAll('[ -e /run/buildx ]', '[ -e /var/log/buildx ]'))
    guest.write('/run/docker-version', `${version}\n`)
    guest.program('dpkg-query', ofDistribution ? 'true' : 'exit 1')
    guest.program('apt-get', `echo "$*" >> /var/log/apt; ${installs ? 'touch /var/log/buildx' : 'exit 100'}`)
    return guest
  }

  it('is in the docker command before version 23', () => {
    const guest = without('20.10.24+dfsg1')
    expect(build(guest).exitCode).toBe(0)
    expect(guest.read('/var/log/apt')).toBeUndefined()
  })

  it("is installed with the distribution's Docker", () => {
    const guest = without('26.1.5+dfsg1')
    const { exitCode, said } = build(guest)
    expect(exitCode, said).toBe(0)
    expect(guest.read('/var/log/apt')).toMatch(/^install .*docker-buildx\n$/)
  })

  it.each([{ ofDistribution: false }, { installs: false }])('is missing, with %j', (docker) => {
    const guest = without('29.1.0', docker)
    const { exitCode, said } = build(guest)
    expect(said).toContain(
      "bake-dask-ami: Docker 29.1.0 has no buildx on this image, which builds an environment; choose docker-source 'docker-ce' or 'distro'\n",
    )
    expect(exitCode).toBe(1)
    expect(guest.read(`${MEMORY}/config.json`)).toBeUndefined()
  })
})
