// The signals with which the runner ends a step. An entry point imports this before anything else, so that a signal that
// comes while the rest is loading is heard as well.

type Listener = (signal: string) => void

const listeners = new Set<Listener>()
let received: string | undefined

for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    // One cancellation is a SIGINT, and a SIGTERM 7.5 s later (actions/runner, src/Runner.Sdk/ProcessInvoker.cs).
    if (received !== undefined) return
    received = name
    for (const listener of listeners) listener(name)
  })
}

/**
 * Calls `listener` once, on the first SIGINT or SIGTERM, or soon when there was one already; gives a function that stops
 * listening. All listeners are called in one go, in the order in which they came.
 */
export function onSignal(listener: Listener): () => void {
  const before = received
  if (before !== undefined) queueMicrotask(() => listener(before))
  else listeners.add(listener)
  return () => void listeners.delete(listener)
}
