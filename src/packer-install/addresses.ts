import { refusal } from './refusal.ts'

/** Where HashiCorp publishes; a mirror has the same layout below its own base. */
export const RELEASES = 'https://releases.hashicorp.com'

/** The address of a file below a base address that may itself have a path. */
export function below(base: string, path: string): URL {
  return new URL(`${base.replace(/\/+$/, '')}/${path}`)
}

/** An address for the log: origin and path. What else it may hold (a password, a signature) can be a secret. */
export function shown({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`
}

/**
 * Where a redirect leads, if we may follow it: to https, or from plain http, which only loopback may speak, to loopback.
 *
 * @param location the answer's Location header
 * @throws UserError for an address that cannot be trusted on the way (plain http) or cannot be used
 */
export function redirectTarget(from: URL, location: string | undefined): URL {
  const target =
    location === undefined || !URL.canParse(location, from.href) ? undefined : new URL(location, from.href)
  const stays = target?.protocol === 'http:' && from.protocol === 'http:' && isLoopback(target)
  if (target !== undefined && (target.protocol === 'https:' || stays)) return target
  throw refusal(
    'unsafe-redirect',
    `${shown(from)} redirects to ${target === undefined ? 'nowhere' : shown(target)}; only https is followed.`,
    "Check input 'packer-mirror' and the proxies on the way.",
  )
}

/** Whether a name or address in a URL is this machine itself, without asking a name server. */
function isLoopback(url: URL): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)
}
