import semver from 'semver'
import { isConfidential } from '../http/addresses.ts'
import { type Parser, ValidationError } from './input.ts'

/** Packer: `system`, a version from 1.14.1 on, or a range that takes one. */
export const parsePackerVersion: Parser<string> = versionFrom('1.14.1', '1.16.0', {})

/** The amazon plugin: `system`, a version from 1.8.2 on, or a range that takes one. */
export const parsePluginVersion: Parser<string> = versionFrom('1.8.2', '1.8.2', {
  // packer-plugin-amazon#678 and #685.
  '1.8.1': 'it stalls on SSH',
})

/** The base address of a server with the layout of releases.hashicorp.com, without a slash at its end. */
export const parseMirror: Parser<string> = (raw) => {
  const allowed =
    'an https address such as https://mirror.example/hashicorp, or http on loopback, without user, query and fragment'
  const url = URL.canParse(raw) ? new URL(raw) : undefined
  if (url === undefined || !/^[!-~]+$/.test(raw)) return new ValidationError('it is not an address', allowed)
  if (url.username !== '' || url.password !== '') {
    return new ValidationError('it holds a user or a password, which would be logged', allowed)
  }
  if (/[?#]/.test(raw)) return new ValidationError('it has a query or a fragment', allowed)
  if (!isConfidential(url, url)) {
    return new ValidationError('it is not https', allowed)
  }
  return url.href.replace(/\/+$/, '')
}

function versionFrom(oldest: string, example: string, bad: Readonly<Record<string, string>>): Parser<string> {
  const allowed = `'system', a version from ${oldest} on such as '${example}', or a range such as '>=${example} <2.0.0'`
  return (raw) => {
    if (raw === 'system') return raw
    // The characters of versions and ranges, so that no message or file name has to cope with others.
    const range = /^[0-9A-Za-z.*<>=~^| -]{1,100}$/.test(raw) ? semver.validRange(raw) : null
    if (range === null) return new ValidationError('it is neither a version nor a range', allowed)
    const version = semver.valid(raw)
    const reason = version === null ? undefined : bad[version]
    if (reason !== undefined) return new ValidationError(reason, allowed)
    const recentEnough =
      version === null
        ? semver.intersects(raw, `>=${oldest}`, { includePrerelease: true })
        : semver.gte(version, oldest)
    if (!recentEnough) return new ValidationError(`it is below ${oldest}`, allowed)
    return version ?? raw
  }
}
