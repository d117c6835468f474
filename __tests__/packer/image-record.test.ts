import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readImageFacts } from '../../src/packer/image-facts.ts'
import { builder, DOCKER, provision } from '../support/builder.ts'
import type { Guest } from '../support/guest-sandbox.ts'
import { temporaryDirectory } from '../support/programs.ts'

describe('the record of an image that holds something strange', () => {
  /** What is read of the record, once its container image has a digest as registries give it. */
  async function factsOf(guest: Guest) {
    guest.program('docker', DOCKER.replace('sha256:1', `sha256:${'1'.repeat(64)}`))
    const { exitCode, said } = provision(guest)
    expect(exitCode, said).toBe(0)
    const file = path.join(temporaryDirectory(), 'dask-image.json')
    writeFileSync(file, guest.read('/etc/dask-image.json') ?? '')
    return { facts: await readImageFacts(file), said }
  }

  const metadata = (name: string, version: string) =>
    `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`

  it.each([
    ['a name of a megabyte', metadata('x'.repeat(1e6), '1.0')],
    ['a version of a megabyte', metadata('long', '1'.repeat(1e6))],
    ['a control character', metadata('a\u001b[2Jb', '1.0')],
    ['a line break', metadata('a\n b', '1.0')],
    ['a name in Cyrillic', metadata('\u0434\u0430\u0441\u043a', '1.0')],
    ['bytes that are no UTF-8', Buffer.from(metadata('a\xff', '1.0'), 'latin1')],
    ['no version', 'Metadata-Version: 2.1\nName: a\n'],
  ])('is read, and passes over a Python package with %s', async (_, text) => {
    const guest = builder()
    guest.write('/var/lib/site/whole-1.0.dist-info/METADATA', metadata('whole', '1.0'))
    guest.write('/var/lib/site/strange-1.0.dist-info/METADATA', text)
    const { facts, said } = await factsOf(guest)
    expect(facts.python_packages).toMatchObject({ whole: '1.0' })
    expect(JSON.stringify(facts).length).toBeLessThan(50_000)
    expect(said).toContain("no readable metadata: '/var/lib/site/strange-1.0.dist-info'\n")
  })

  it('has every package of an environment of thousands', async () => {
    const guest = builder()
    for (let number = 0; number < 5000; number++) {
      const name = `a-package-of-a-long-name-${number}`
      guest.write(`/var/lib/site/${name}.dist-info/METADATA`, metadata(name, '1.0'))
    }
    const { facts } = await factsOf(guest)
    expect(Object.keys(facts.python_packages).length).toBeGreaterThanOrEqual(5000)
  })

  it('has no version of a dask whose version pip would not take', async () => {
    const guest = builder()
    guest.write(
      '/var/lib/site/dask-x.dist-info/METADATA',
      metadata('dask', '--index-url=https://evil.example'),
    )
    guest.write('/var/lib/site/distributed-1.dist-info/METADATA', metadata('distributed', '2026.8.0'))
    const { facts } = await factsOf(guest)
    expect(facts).toMatchObject({ dask_version: null, distributed_version: '2026.8.0' })
  })

  it('is read, and skips Debian packages that cannot be read', async () => {
    const guest = builder()
    const lines = ['good 1.0', 'no-version ', 'bytes 1\xff', `long ${'1'.repeat(1e6)}`, 'line']
    guest.write('/run/packages', Buffer.from(`${lines.join('\n')}\n`, 'latin1'))
    guest.program('dpkg-query', `case "$*" in *Version*) cat /run/packages;; *) echo 'ii  docker.io';; esac`)
    guest.program('apt-mark', `[ "$1" = hold ] || printf 'docker.io\\n\\377\\n'`)
    const { facts } = await factsOf(guest)
    expect(facts.packages).toEqual({ good: '1.0' })
    expect(facts.held_packages).toEqual(['docker.io'])
  })

  it('does not take what the container says at its start for the record', async () => {
    const guest = builder()
    guest.write('/var/lib/site/sitecustomize.py', 'print("dask-image:hello")')
    expect((await factsOf(guest)).facts.python_version).toMatch(/^3\./)
  })
})
