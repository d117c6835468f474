import type { ProblemCode } from '../../errors/catalogue.ts'
import type { Diagnosis } from '../../errors/problem.ts'

/** Says where the runner comes from; undefined where the ports were opened to something else than that. */
export type AskForRunner = (() => Promise<readonly string[]>) | undefined

/** What a runner meets that comes from another address than its ports were opened to. */
const NOT_REACHED: readonly ProblemCode[] = ['ssh-timeout', 'scheduler-not-reached', 'scheduler-unreachable']

/**
 * The diagnosis of something that was not reached, which says so when the runner comes from another address by now: behind a
 * gateway with many addresses each connection may have another.
 *
 * @param opened the blocks that the ports were opened to: addresses with `/32`
 */
export async function withMovedRunner<Known extends Diagnosis>(
  diagnosis: Known,
  opened: readonly string[],
  ask: AskForRunner,
): Promise<Known> {
  if (ask === undefined || !NOT_REACHED.includes(diagnosis.code)) return diagnosis
  const now = await ask().catch(() => [])
  const others = now.filter((address) => !opened.includes(`${address}/32`))
  if (others.length === 0) return diagnosis
  const what = `${diagnosis.what} The runner now comes from ${others.join(', ')}; opened was ${opened.join(', ')}.`
  return {
    ...diagnosis,
    what,
    remedy: "Name the block of all addresses that the runner may come from in 'allow-cidr'.",
  }
}
