import { describe, expect, it } from 'vitest'
import { ValidationError } from '../../src/inputs/input.ts'
import { parseMirror, parsePackerVersion, parsePluginVersion } from '../../src/inputs/packer-grammar.ts'

// The tables below have the same form, a text and what becomes of it, but each is of another parser.
describe('packer-version', () => {
  it.each([
    ['system', 'system'],
    ['1.16.0', '1.16.0'],
    ['v1.15.4', '1.15.4'],
    ['1.14.1', '1.14.1'],
    ['1.17.0-beta1', '1.17.0-beta1'],
    ['>=1.16.0 <1.17.0', '>=1.16.0 <1.17.0'],
    ['~1.16', '~1.16'],
    ['1.x', '1.x'],
    ['^1.14.0 || >=2.0.0-rc1', '^1.14.0 || >=2.0.0-rc1'],
  ])('%s is taken', (raw, value) => {
    expect(parsePackerVersion(raw)).toBe(value)
  })

  it.each([
    ['1.14.0', 'it is below 1.14.1'],
    ['1.14.1-rc1', 'it is below 1.14.1'],
    ['0.12.6', 'it is below 1.14.1'],
    ['<1.14.1', 'it is below 1.14.1'],
    ['>=1.9.0 <=1.14.0', 'it is below 1.14.1'],
    ['latest', 'it is neither a version nor a range'],
    ['1.16.0.1', 'it is neither a version nor a range'],
    ['1.16.0+ent', 'it is neither a version nor a range'],
    ['../../etc/passwd', 'it is neither a version nor a range'],
    ['1.16.0\n', 'it is neither a version nor a range'],
    ['1'.repeat(101), 'it is neither a version nor a range'],
    ['', 'it is neither a version nor a range'],
  ])('%j is rejected', (raw, why) => {
    expect(parsePackerVersion(raw)).toMatchObject({ why })
  })
})

describe('packer-plugin-version', () => {
  it.each(['system', '1.8.2', '1.9.0', '>=1.8.0 <2.0.0'])('%s is taken', (raw) => {
    expect(parsePluginVersion(raw)).toBe(raw)
  })

  it.each([
    ['1.8.1', 'it stalls on SSH'],
    ['v1.8.1', 'it stalls on SSH'],
    ['1.8.0', 'it is below 1.8.2'],
    ['<=1.8.1', 'it is below 1.8.2'],
  ])('%s is rejected', (raw, why) => {
    expect(parsePluginVersion(raw)).toMatchObject({ why })
  })
})

describe('packer-mirror', () => {
  it.each([
    ['https://mirror.example', 'https://mirror.example'],
    ['https://mirror.example/hashicorp/', 'https://mirror.example/hashicorp'],
    ['HTTPS://Mirror.Example:8443/a//', 'https://mirror.example:8443/a'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:8080/releases', 'http://localhost:8080/releases'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('%s is taken', (raw, value) => {
    expect(parseMirror(raw)).toBe(value)
  })

  it.each([
    ['http://mirror.example', 'it is not https'],
    ['http://127.0.0.1.evil.example', 'it is not https'],
    ['http://localhost.evil.example', 'it is not https'],
    ['ftp://mirror.example', 'it is not https'],
    ['file:///srv/mirror', 'it is not https'],
    ['https://user:secret@mirror.example', 'it holds a user or a password, which would be logged'],
    ['https://mirror.example/?token=x', 'it has a query or a fragment'],
    ['https://mirror.example/#x', 'it has a query or a fragment'],
    ['mirror.example', 'it is not an address'],
    ['https://', 'it is not an address'],
    ['https://mirror.example/\n', 'it is not an address'],
  ])('%j is rejected', (raw, why) => {
    const parsed = parseMirror(raw)
    expect(parsed).toBeInstanceOf(ValidationError)
    expect(parsed).toMatchObject({ why })
  })
})
