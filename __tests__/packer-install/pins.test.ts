import semver from 'semver'
import { describe, expect, it } from 'vitest'
import { parsePackerVersion, parsePluginVersion } from '../../src/inputs/packer-grammar.ts'
import { findPin, PINS } from '../../src/packer-install/pins.ts'
import { AMAZON_PLUGIN, PACKER } from '../../src/packer-install/products.ts'

const PLATFORMS = ['darwin_amd64', 'darwin_arm64', 'linux_amd64', 'linux_arm64']
const pins = Object.values(PINS).flatMap(({ versions }) =>
  Object.entries(versions).flatMap(([version, platforms]) =>
    Object.entries(platforms).map(([platform, pin]) => ({ version, platform, ...pin })),
  ),
)

describe('pins.json', () => {
  it.each(pins)('$version for $platform has a SHA-256 and says where it is from', ({ sha256, sources }) => {
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(sources.length).toBeGreaterThan(0)
  })

  it('has every version for every platform', () => {
    for (const { versions } of Object.values(PINS)) {
      for (const platforms of Object.values(versions))
        expect(Object.keys(platforms).toSorted()).toEqual(PLATFORMS)
    }
  })

  it('has no hash twice', () => {
    expect(new Set(pins.map(({ sha256 }) => sha256)).size).toBe(pins.length)
  })

  it("has Packer's default version", () => {
    for (const platform of PLATFORMS) {
      expect(findPin(PINS.packer, PINS.packer.default, platform)).toBeDefined()
    }
  })

  it.each(['constructor', '__proto__', 'toString'])('has no pin for a version called %s', (version) => {
    expect(findPin(PINS.packer, version, 'linux_amd64')).toBeUndefined()
    expect(findPin(PINS.packer, PINS.packer.default, version)).toBeUndefined()
  })
})

describe('inputs, installation and pins agree', () => {
  it.each([
    [PACKER, parsePackerVersion],
    [AMAZON_PLUGIN, parsePluginVersion],
  ])('on the oldest $name and on the default', ({ name, oldest }, parse) => {
    expect(parse(oldest)).toBe(oldest)
    expect(parse(PINS[name].default)).toBe(PINS[name].default)
    const below = new semver.SemVer(oldest)
    below.patch -= 1
    expect(parse(below.format())).toMatchObject({ why: expect.stringMatching(/below|stalls/) })
  })
})
