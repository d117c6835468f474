import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'

const REHEARSAL = path.join(import.meta.dirname, '../../../rehearsal')

/** The rehearsal's own release server, in a process of its own. */
export class PythonReleases {
  readonly url: string
  /** Directory with the key file that stands in for HashiCorp's, and its fingerprint. */
  readonly keys: string
  readonly fingerprint: string
  readonly #process: ChildProcess

  private constructor(started: { url: string; keys: string; fingerprint: string }, process: ChildProcess) {
    this.url = started.url
    this.keys = started.keys
    this.fingerprint = started.fingerprint
    this.#process = process
  }

  /** @param programs `--packer 1.16.0=path` and `--plugin 1.8.2=path`, as often as wanted */
  static async start(directory: string, programs: readonly string[]): Promise<PythonReleases> {
    const argv = ['-m', 'releases', '--directory', directory, ...programs]
    const child = spawn('python3', argv, {
      cwd: REHEARSAL,
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const line = await new Promise<string>((resolve, reject) => {
      createInterface(child.stdout).once('line', resolve)
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`the release server ended with ${code}`)))
    })
    return new PythonReleases(JSON.parse(line), child)
  }

  async misbehave(fault: Readonly<Record<string, unknown>>): Promise<void> {
    const answer = await fetch(`${this.url}/_control/faults`, { method: 'POST', body: JSON.stringify(fault) })
    if (answer.status !== 204) throw new Error(await answer.text())
  }

  async requests(): Promise<string[]> {
    return (await (await fetch(`${this.url}/_control/requests`)).json()) as string[]
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    this.#process.stdin?.end()
    await ended
  }
}
