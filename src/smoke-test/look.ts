import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClusterCloud, ClusterInstance } from '../aws/cluster-cloud.ts'
import { pause } from '../process/waiting.ts'
import type { WaitLimits } from './end.ts'
import type { SeenInstance } from './result.ts'

/** What a kernel writes to its console at last (Linux, kernel/reboot.c), and what systemd does just before. */
const LAST_WORDS = /reboot: Power down|poweroff\.target/
/** How EC2 words it that a guest has powered itself off (API reference of EC2, StateReason). */
const BY_ITSELF = /InstanceInitiatedShutdown/

/**
 * The instances of a cluster with what their consoles say, which is kept as files in `logs`. EC2 shows the console of an
 * instance that has just powered itself off with a delay, and why it did so is in its last lines: they are waited for.
 * Best effort: what fails is left out.
 */
export async function lookAtCluster(
  cloud: Pick<ClusterCloud, 'clusterInstances' | 'consoleOutput'>,
  { runUuid, logs }: { readonly runUuid: string; readonly logs: string },
  limits: Pick<WaitLimits, 'pollMs' | 'consoleMs'>,
  stop: AbortSignal,
): Promise<SeenInstance[]> {
  const instances = await cloud.clusterInstances(runUuid).catch(() => [])
  return Promise.all(
    instances.map(async (instance) => {
      const console = await consoleOf(instance, cloud, limits, stop)
      await writeFile(join(logs, `console-${instance.id}.log`), console).catch(() => {})
      // dask-cloudprovider names them dask-<uuid>-scheduler and dask-<uuid>-worker-<uuid>, after it has launched them.
      const role = /-worker-/.test(instance.name) ? ('worker' as const) : ('scheduler' as const)
      return { ...instance, role, console }
    }),
  )
}

async function consoleOf(
  instance: ClusterInstance,
  cloud: Pick<ClusterCloud, 'consoleOutput'>,
  { pollMs, consoleMs }: Pick<WaitLimits, 'pollMs' | 'consoleMs'>,
  stop: AbortSignal,
): Promise<string> {
  const deadline = performance.now() + consoleMs
  const mayGrow = (text: string) => BY_ITSELF.test(instance.reason) && !LAST_WORDS.test(text)
  let console = await cloud.consoleOutput(instance.id).catch(() => '')
  while (mayGrow(console) && !stop.aborted && performance.now() < deadline) {
    await pause(pollMs, stop)
    const before = console
    console = await cloud.consoleOutput(instance.id).catch(() => before)
  }
  return console
}
