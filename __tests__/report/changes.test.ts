import { describe, expect, it } from 'vitest'
import type { ImageFacts } from '../../src/packer/image-facts.ts'
import { type Compared, changesSection, compareImages } from '../../src/report/changes.ts'
import { aBakedImage } from '../support/outcomes.ts'

const { facts } = aBakedImage()
const image = (differences: Partial<ImageFacts> = {}, startSeconds: number | undefined = 40): Compared => ({
  facts: { ...facts, ...differences },
  startSeconds,
})
/** Without sections, as records are when they are too long. */
function lacking(...names: (keyof ImageFacts)[]): Compared {
  const kept = Object.entries(facts).filter(([name]) => !names.includes(name as keyof ImageFacts))
  return { facts: Object.fromEntries(kept), startSeconds: undefined }
}

describe('the changes between two images', () => {
  it('are none when they are the same', () => {
    const changes = compareImages('ami-1', image(), image())
    expect(changes).toEqual({
      compared_with: 'ami-1',
      ...{ not_compared: [], left_out: {}, sections: {}, figures: {} },
    })
    expect(changesSection(changes)).toBe('### Changes since <code>ami-1</code>\n\nNone.\n')
  })

  it('are what is new, gone or other, by section', () => {
    const now = image(
      {
        packages: { adduser: '3.138', jq: '1.7' },
        python_packages: { ...facts.python_packages, dask: '2026.9.0' },
        docker_image_digest: null,
        extra_docker_images: { 'a:1': null },
        nvidia_driver_version: '580.1',
        kernel: '6.14.0-1013-aws',
        start: 'plain',
        docker_image_bytes: 500_000_000,
      },
      31.25,
    )
    const changes = compareImages('ami-1', image(), now)
    expect(changes).toEqual({
      compared_with: 'ami-1',
      not_compared: [],
      left_out: {},
      sections: {
        image: {
          docker_image_digest: [facts.docker_image_digest, null],
          kernel: [facts.kernel, '6.14.0-1013-aws'],
          nvidia_driver_version: [null, '580.1'],
          start: ['fast', 'plain'],
        },
        packages: {
          adduser: ['3.137', '3.138'],
          'docker-ce': ['5:29.1.0-1~ubuntu.24.04~noble', null],
          jq: [null, '1.7'],
        },
        python_packages: { dask: ['2026.8.0', '2026.9.0'] },
      },
      figures: { docker_image_bytes: [407_118_592, 500_000_000], start_seconds: [40, 31.25] },
    })
    const section = changesSection(changes)
    expect(section).toContain('| Debian package | <code>jq</code> | none | <code>1.7</code> |')
    expect(section).toContain('| Image | size of the container image | 407 MB | 500 MB |')
    expect(section).toContain('| Image | start of a cluster | 40.0 s | 31.3 s |')
  })

  it.each([
    ['before', lacking('packages', 'kernel'), image()],
    ['now', image(), lacking('packages', 'kernel')],
  ])('say nothing of what is not known %s', (_, before, now) => {
    const changes = compareImages('ami-1', before, now)
    expect(changes.sections).toEqual({})
    expect(changes.not_compared.toSorted()).toEqual(['kernel', 'packages', 'start_seconds'])
    expect(changesSection(changes)).toContain(
      'Not compared, because one of the records lacks it: kernel, Debian packages',
    )
  })

  it('are those of an environment, and of the image that it is built on', () => {
    const environment = (hash: string, digest: string | null) =>
      image({
        environment: {
          ...{ kind: 'uv-lock', path: 'uv.lock', hash: hash.repeat(64) },
          ...{ base_image: 'daskdev/dask:latest', base_image_digest: digest },
        } as const,
      })
    const sectionsOf = (before: Compared, now: Compared) => compareImages('ami-1', before, now).sections
    expect(sectionsOf(environment('a', 'sha256:1'), environment('b', 'sha256:1'))).toEqual({
      image: { environment: ['uv.lock (aaaaaaaaaaaa)', 'uv.lock (bbbbbbbbbbbb)'] },
    })
    expect(sectionsOf(image(), environment('a', null))).toEqual({
      image: {
        environment: [null, 'uv.lock (aaaaaaaaaaaa)'],
        environment_base: [null, 'daskdev/dask:latest'],
      },
    })
    expect(sectionsOf(environment('a', 'sha256:1'), environment('a', 'sha256:1'))).toEqual({})
  })

  it('are bounded, and say how many are left out', () => {
    const many = Array.from({ length: 5000 }, (_, index) => [`${'p'.repeat(150)}${index}`, '1'])
    const changes = compareImages(
      'ami-1',
      image(),
      image({ packages: Object.fromEntries(many), kernel: '7' }),
    )
    expect(JSON.stringify(changes).length).toBeLessThan(14_000)
    expect(changes.sections['image']).toEqual({ kernel: [facts.kernel, '7'] })
    const shown = Object.keys(changes.sections['packages'] ?? {}).length
    expect(shown).toBeGreaterThan(10)
    // The two packages that were there before are gone.
    expect(shown + (changes.left_out['packages'] ?? 0)).toBe(5002)
    expect(changesSection(changes)).toMatch(/And \d+ more\./)
  })

  it('show what hostile names and versions are', () => {
    const changes = compareImages('ami-1', image(), image({ packages: { '|<b>`x`': '[a](b)' } }))
    expect(changesSection(changes)).not.toMatch(/<b>|`x`|\[a\]/)
  })
})
