import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'

const PROGRAM = path.join(import.meta.dirname, 'serve-releases.ts')

/** The release server in a process of its own, as the rehearsal starts it: for what other processes ask, and for timings. */
export class ReleaseProcess {
  readonly url: string
  /** Directory with the key file that stands in for HashiCorp's, and its fingerprint. */
  readonly keys: string
  readonly #control: string
  readonly #process: ChildProcess

  private constructor(started: { url: string; control: string }, keys: string, process: ChildProcess) {
    this.url = started.url
    this.keys = keys
    this.#control = started.control
    this.#process = process
  }

  /**
   * @param keys directory for the key file that stands in for HashiCorp's
   * @param programs `--packer 1.16.0=path` and `--plugin 1.8.2=path`, as often as wanted
   */
  static async start(keys: string, programs: readonly string[]): Promise<ReleaseProcess> {
    const argv = [PROGRAM, '--keys', keys, ...programs]
    const child = spawn(process.execPath, argv, { stdio: ['pipe', 'pipe', 'inherit'] })
    const line = await new Promise<string>((resolve, reject) => {
      createInterface(child.stdout).once('line', resolve)
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`the release server ended with ${code}`)))
    })
    return new ReleaseProcess(JSON.parse(line), keys, child)
  }

  async misbehave(fault: Readonly<Record<string, unknown>>): Promise<void> {
    const answer = await fetch(`${this.#control}/faults`, { method: 'POST', body: JSON.stringify(fault) })
    if (answer.status !== 204) throw new Error(await answer.text())
  }

  async requests(): Promise<string[]> {
    return (await (await fetch(`${this.#control}/requests`)).json()) as string[]
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    this.#process.stdin?.end()
    await ended
  }
}
