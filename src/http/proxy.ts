import { getProxyUrl } from '@actions/http-client/lib/proxy'
import { type Problem, problem, UserError } from '../errors/problem.ts'

/** `code` of the cause of an error that says that a proxy let something not through. */
export const PROXY_REFUSED = 'EPROXYREFUSED'

/**
 * The proxy through which an address is asked, by the variables that the toolkit's own HTTP client goes by: HTTPS_PROXY or
 * https_proxy for https, HTTP_PROXY or http_proxy for http, none for this machine itself and for what NO_PROXY or no_proxy
 * names: hosts with all below them, with or without a port, or `*`. A proxy without a scheme is asked over http, as
 * Packer's and boto's HTTP clients do.
 *
 * @throws UserError when the variable names no proxy that can be used
 */
export function proxyFor(url: URL): URL | undefined {
  const named = getProxyUrl(url)
  if (named === undefined) return undefined
  // `host:3128` is an address with the scheme `host`. `href`, unlike the toolkit's other properties, is still encoded.
  const proxy = new URL(named.host === '' ? `http://${named.href}` : named.href)
  if (proxy.protocol === 'http:' || proxy.protocol === 'https:') return proxy
  throw new UserError([unusable(url, proxy)])
}

/** A user name or password as it stands in a proxy's address, decoded; as it is when it is not percent-encoded. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The error for a proxy that did not open the way to a host. Its login stays out of the words. */
export function refusedByProxy(proxy: URL, host: string, status: number): UserError {
  const cause = Object.assign(new Error(`the proxy answered ${status}`), { code: PROXY_REFUSED })
  const remedy =
    status === 407
      ? `It wants a login: write it into the variable, as http://<user>:<password>@${proxy.host}.`
      : 'Let it pass connections to that host, or name the host in NO_PROXY if the runner reaches it without the proxy; README.md lists the hosts that a bake needs.'
  const what = `The proxy ${proxy.origin} of HTTPS_PROXY or HTTP_PROXY opened no way to ${host}: it answered ${status}.`
  return new UserError([{ code: 'proxy-refused', what, remedy }], { cause })
}

function unusable({ protocol }: URL, proxy: URL): Problem {
  const variable = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY'
  return problem('unknown-proxy', {
    what: `The variable ${variable} names a proxy of the kind '${proxy.protocol.replace(':', '')}'.`,
  })
}
