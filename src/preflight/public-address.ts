import { catalogue } from '../errors/catalogue.ts'
import { messageOf } from '../errors/message.ts'
import { problem, UserError } from '../errors/problem.ts'
import { get } from '../http/client.ts'
import { proxyFor } from '../http/proxy.ts'

const SERVICE = new URL('https://checkip.amazonaws.com')
const DEADLINE_MS = 10_000
/** An address and its line end have 16 at most. */
const MAX_BYTES = 1000

/** Asks once, over a connection of its own; gives what was answered. */
export type AskForAddress = () => Promise<string>

/**
 * The public IPv4 addresses that the internet sees the runner at, as AWS's own service reports them. It is asked twice, each
 * time over a new connection: behind a gateway with more than one address (GitHub's larger runners, NAT gateways of AWS)
 * connections come from different ones.
 *
 * Never through a proxy, although everything else is asked through it: what matters is where SSH comes from, and Packer's SSH
 * does not go through HTTPS_PROXY. Where only the proxy leads out, the user has to say how the builder is reached.
 *
 * @throws UserError when the service cannot be reached or answers with something else, both times
 */
export async function publicAddresses(ask: AskForAddress = askService): Promise<readonly string[]> {
  const answers = await Promise.allSettled([addressBy(ask), addressBy(ask)])
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
  if (addresses.length > 0) return [...new Set(addresses)].sort()
  const [first] = answers
  const error: unknown = first.status === 'rejected' ? first.reason : undefined
  throw new UserError([unknownAddress(error)], { cause: error })
}

async function addressBy(ask: AskForAddress): Promise<string> {
  const answer = (await ask()).trim()
  if (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(answer)) return answer
  throw new Error('it answered with something else than an IPv4 address')
}

async function askService(): Promise<string> {
  const options = { deadline: DEADLINE_MS, maxBytes: MAX_BYTES, maxRedirects: 0, direct: true }
  const { status, body } = await get(SERVICE, options)
  if (status === 200) return body.toString()
  throw new Error(`it answered ${status}`)
}

function unknownAddress(error: unknown) {
  const behindProxy = proxyFor(SERVICE) !== undefined
  const why = messageOf(error)
  const proxy = behindProxy
    ? ' It was asked without the proxy of HTTPS_PROXY, because SSH does not go through that.'
    : ''
  const other = behindProxy
    ? " If only the proxy leads out of the runner's network, the builder has to be reached in another way: 'ssh-interface: private_ip' or 'session_manager'."
    : ''
  const { remedy } = catalogue['unknown-runner-address']
  return problem('unknown-runner-address', {
    what: `The runner's public address is unknown: ${SERVICE.origin} failed (${why}).${proxy}`,
    remedy: `${remedy}${other}`,
  })
}
