import type { ChildProcess } from 'node:child_process'

/**
 * Kills a program that was started `detached`, with all that it has started, when `stop` is aborted, or now when it was
 * already; gives a function that takes this back. It happens in the same turn: this process may end right after.
 */
export function killedWith(stop: AbortSignal, child: ChildProcess): () => void {
  const kill = () => killGroup(child)
  stop.addEventListener('abort', kill, { once: true })
  if (stop.aborted) kill()
  return () => stop.removeEventListener('abort', kill)
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Gone already, which is what we want.
  }
}
