import { UserError } from '../problem.ts'

const SERVICE = 'https://checkip.amazonaws.com'
const PATIENCE_MS = 10_000

/**
 * The public IPv4 address that the internet sees the runner at, as AWS's own service tells it.
 *
 * @throws UserError when the service cannot be reached or answers with something else
 */
export async function publicAddress(fetcher: typeof fetch = fetch): Promise<string> {
  try {
    const response = await fetcher(SERVICE, { signal: AbortSignal.timeout(PATIENCE_MS) })
    const address = (await response.text()).trim()
    if (response.ok && /^(?:\d{1,3}\.){3}\d{1,3}$/.test(address)) return address
    throw new Error(`it answered ${response.status}`)
  } catch (error) {
    throw new UserError(
      [
        {
          code: 'unknown-runner-address',
          what: `The runner's public address could not be told: ${SERVICE} ${reason(error)}.`,
          remedy: "Name the addresses that may reach the builder over SSH in 'allow-cidr'.",
        },
      ],
      { cause: error },
    )
  }
}

function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return `failed (${cause instanceof Error ? cause.message : String(cause)})`
}
