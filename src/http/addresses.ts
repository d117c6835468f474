/** Whether an address is this machine's own, without asking a name server: localhost, 127.0.0.0/8 or ::1. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}

/**
 * Whether what is sent to an address stays confidential: over https, or over plain http within this machine.
 *
 * @param from the address that leads there, by a redirect or in the body of its response
 */
export function isConfidential(to: URL, from: URL): boolean {
  if (to.protocol === 'https:') return true
  return to.protocol === 'http:' && isLoopback(to) && from.protocol === 'http:' && isLoopback(from)
}

/** An address for the log: origin and path. What else it may hold (a password, a signature) can be a secret. */
export function shown({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`
}
