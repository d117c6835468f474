import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What distinguishes a process from a later one with the same id. */
export interface ProcessIdentity {
  /** When it started, as the system words it. */
  readonly started: string
  /** Its program and arguments, separated by spaces. */
  readonly commandLine: string
}

/**
 * What the system says of a process: on Linux /proc (proc(5): field 22 of `stat` is the start in clock ticks since boot),
 * else `ps`. Undefined when there is no such process, it has ended and nobody has taken note of it yet, or the system does
 * not say.
 */
export function processIdentity(pid: number): ProcessIdentity | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 1) return undefined
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
  } catch {
    return undefined
  }
}

function fromProc(pid: number): ProcessIdentity | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The second field is the program's name in parentheses, and may hold spaces and parentheses itself.
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const started = rest[18]
  if (started === undefined || state === 'Z' || state === 'X') return undefined
  const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim()
  return { started, commandLine }
}

function fromPs(pid: number): ProcessIdentity | undefined {
  const ask = (field: string) =>
    execFileSync('ps', ['-ww', '-o', `${field}=`, '-p', String(pid)], {
      encoding: 'utf8',
      timeout: 5000,
    }).trim()
  const started = ask('lstart')
  return started === '' ? undefined : { started, commandLine: ask('command') }
}
