import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/diagnosis/diagnosis.ts'
import { logOfFailedScript } from '../support/failed-scripts.ts'
import { logsOfBuildKit } from '../support/logs-of-buildkit.ts'
import { logsOfInstallers } from '../support/logs-of-installers.ts'
import { aFailedBake } from '../support/outcomes.ts'

const script = (name: string) => `Provisioning with shell script: /home/runner/work/_temp/bake/${name}`

const diagnosed = (name: string, printed: string) => diagnose(aFailedBake(logOfFailedScript(name, printed)))

/** What a step of a build prints, with BuildKit's words around it: as it prints them, and as build-environment.sh leaves them. */
const forms: readonly (readonly [string, (log: string) => string])[] = [
  ['as the script leaves them', (log) => log],
  ["with BuildKit's numbers and seconds", (log) => log.replace(/^/gm, '#9 12.34 ')],
  ["with seconds, as in BuildKit's last words", (log) => log.replace(/^/gm, '0.345 ')],
]

const GENERIC = `#9 ERROR: process "/bin/sh -c cd /mnt && python -m pip install" did not complete successfully: exit code: 1
------
ERROR: failed to solve: process "/bin/sh -c cd /mnt && python -m pip install" did not complete successfully: exit code: 1
bake-dask-ami: the environment could not be built`

describe.each(logsOfInstallers)('what %s prints in the build of an environment', (_, logs) => {
  describe.each(forms)('%s', (_form, formed) => {
    it.each(logs)('%s', (_situation, log, code, what) => {
      const diagnosis = diagnosed('build-environment.sh', `${formed(log)}\n${GENERIC}`)
      expect(diagnosis).toMatchObject({ code, what, remedy: expect.stringMatching(/\.$/) })
      expect(diagnosis.evidence.length).toBeGreaterThan(0)
    })
  })
})

it.each(logsOfBuildKit)('what BuildKit prints: %s', (_, log, code, what) => {
  const printed = `#8 [1/2] FROM docker.io/library/python:3.12\n#8 DONE 1.2s\n${log}`
  const end = 'bake-dask-ami: the environment could not be built'
  expect(diagnosed('build-environment.sh', `${printed}\n${end}`)).toMatchObject({ code, what })
})

describe('a failure of the build', () => {
  const log = `ERROR: Could not find a version that satisfies the requirement nosuch==1.0 (from versions: none)
ERROR: No matching distribution found for nosuch==1.0`

  it('shows the lines that say it, and not the words of BuildKit alone', () => {
    const { evidence } = diagnosed('build-environment.sh', `${log}\n${GENERIC}`)
    expect(evidence).toContain(
      'ERROR: Could not find a version that satisfies the requirement nosuch==1.0 (from versions: none)',
    )
  })

  it('is not seen in what another script prints', () => {
    expect(diagnosed('provision.sh', log).code).toBe('build-failed')
  })

  it('is not seen in a build that succeeded', () => {
    const built = `${log}\nbake-dask-ami: the environment is built\n${script('provision.sh')}\nsomething else failed`
    expect(diagnosed('build-environment.sh', built).code).toBe('build-failed')
  })

  it('is not taken for one of the builder or of the pulled image', () => {
    const said = 'E: Unable to locate package libnosuch-dev\nNo module named dask'
    expect(diagnosed('build-environment.sh', said).remedy).not.toMatch(/'packages'|'docker-image' that/)
  })

  it('without words that are known is one of the build', () => {
    const end = 'something new\nbake-dask-ami: the environment could not be built'
    expect(diagnosed('build-environment.sh', end)).toMatchObject({ code: 'environment-build-failed' })
  })

  it('is found in a long log', () => {
    const noise = Array.from({ length: 20_000 }, (_, index) => `Collecting package-${index} (from x)`).join(
      '\n',
    )
    expect(diagnosed('build-environment.sh', `${noise}\n${log}\n${noise}`).code).toBe(
      'environment-package-not-found',
    )
  })
})

describe("what the environment's image lacks", () => {
  const checking = "bake-dask-ami: checking what the environment's image has"

  it.each([
    ["the environment's image has no Python package 'dask'", 'no-dask-in-image', /no Python package 'dask'/],
    [
      "the environment's image has no Python package 'distributed'",
      'no-dask-in-image',
      /no Python package 'distributed'/,
    ],
    ["the environment's image has no python", 'no-dask-in-image', /has no Python on its PATH/],
    [
      "the environment's image does not start a Dask scheduler",
      'environment-breaks-dask',
      /does not start a Dask scheduler/,
    ],
  ])('%s', (words, code, what) => {
    const docker =
      'docker: Error response from daemon: failed to create task for container: runc create failed: exec: "python": executable file not found in $PATH: unknown'
    const log = [checking, docker, `bake-dask-ami: ${words}`].join('\n')
    const diagnosis = diagnosed('provision.sh', log)
    expect(diagnosis.code).toBe(code)
    expect(diagnosis.what).toMatch(what)
    expect(diagnosis.remedy).toContain("'environment'")
    expect(diagnosis.evidence).toContain(`bake-dask-ami: ${words}`)
  })
})

describe('a password', () => {
  const secret = 's3cret-word'

  // What pip masks and uv leaves out, as if one of them printed it after all.
  it.each([
    `WARNING: 401 Error, Credentials not correct for https://bob:${secret}@index.example/simple/demo/`,
    `WARNING: 401 Error, Credentials not correct for https://${secret}@index.example/simple/demo/`,
    `WARNING: 401 Error, Credentials not correct for https://bob:${secret}@x/y@index.example/simple/demo/`,
    `Could not fetch URL https://bob:${secret}@index.example/simple/demo/: There was a problem confirming the ssl certificate: x - skipping`,
    `hint: An index URL (https://bob:${secret}@index.example/simple) could not be queried`,
    `  cause: HTTP status client error (401 Unauthorized) for url (https://bob:${secret}@index.example/x.whl)`,
    `  cause: HTTP status server error (503 Unavailable) for url (https://bob:${secret}@index.example/x.whl)`,
    `CondaHTTPError: HTTP 401 UNAUTHORIZED for url <https://bob:${secret}@conda.example/corp/repodata.json>`,
    `UnavailableInvalidChannel: HTTP 404 NOT FOUND for channel x <https://conda.example/t/${secret}/x>`,
    `    demo==1.0 from https://bob:${secret}@index.example/demo-1.0.whl (from -r requirements.txt (line 1)):`,
    `ERROR: Invalid requirement: '--index-url=https://bob:${secret}@index.example/simple': Expected package name at the start`,
    `E: Failed to fetch https://bob:${secret}@apt.example/debian/dists/bookworm/InRelease  401  Unauthorized`,
    `#9 ERROR: process "/bin/sh -c pip install --index-url https://bob:${secret}@index.example/simple demo" did not complete successfully: exit code: 1`,
  ])('is in no diagnosis: %s', (line) => {
    const diagnosis = diagnosed('build-environment.sh', `${line}\n${GENERIC}`)
    expect(JSON.stringify(diagnosis)).not.toContain(secret)
    expect(diagnosis.code).not.toBe('build-failed')
    expect(diagnosis.evidence.join()).toContain(line.trim().slice(0, 12))
  })
})
