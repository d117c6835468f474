import type { Readable } from 'node:stream'
import { CommandReader, type WorkflowCommand } from './workflow-commands.ts'

/** What the runner shows on the page of the job: `level` is error, warning or notice; `title` may be empty. */
export interface Annotation {
  readonly level: string
  readonly title: string
  readonly message: string
}

export interface OutputOptions {
  /** Gets every line that the runner shows, secrets masked. */
  readonly show?: (line: string) => void
  /** Secrets that earlier steps of the job have announced. */
  readonly masks?: Iterable<string>
  /** Whether debug lines are shown. */
  readonly debug?: boolean
}

const LEVELS = ['error', 'warning', 'notice']

/** Takes the output of a step line by line, obeys its commands and shows the rest. */
export class StepOutput {
  readonly annotations: Annotation[] = []
  readonly masks: Set<string>
  /** By the commands that the files have replaced and that still work. */
  readonly outputs: Record<string, string> = {}
  readonly state: Record<string, string> = {}
  readonly #commands = new CommandReader()
  readonly #show: (line: string) => void
  readonly #debug: boolean
  #indent = ''

  constructor({ show = () => {}, masks = [], debug = false }: OutputOptions = {}) {
    this.#show = show
    this.masks = new Set(masks)
    this.#debug = debug
  }

  /** Takes the next line, without its end. */
  read(line: string): void {
    const command = this.#commands.read(line)
    if (command === undefined) this.#print(line)
    else this.#obey(command)
  }

  /** A text in which every secret that was announced so far is replaced, the longest first. */
  masked(text: string): string {
    const secrets = [...this.masks].sort((one, other) => other.length - one.length)
    return secrets.reduce((left, secret) => left.replaceAll(secret, '***'), text)
  }

  #obey({ name, properties, data }: WorkflowCommand): void {
    if (LEVELS.includes(name)) {
      this.annotations.push({ level: name, title: properties['title'] ?? '', message: data })
      this.#print(`${name}: ${data}`)
    } else if (name === 'debug' && this.#debug) {
      this.#print(`debug: ${data}`)
    } else if (name === 'group') {
      this.#indent = ''
      this.#print(`> ${data}`)
      this.#indent = '  '
    } else if (name === 'endgroup') {
      this.#indent = ''
    } else if (name === 'add-mask') {
      for (const secret of [data, ...data.split(/[\r\n]/)]) if (secret.trim() !== '') this.masks.add(secret)
    } else if (name === 'set-output') {
      this.outputs[properties['name'] ?? ''] = data
    } else if (name === 'save-state') {
      this.state[properties['name'] ?? ''] = data
    }
  }

  #print(text: string): void {
    for (const line of this.masked(text).split('\n')) this.#show(this.#indent + line)
  }
}

/** Calls `take` with every line of a stream, which ends as .NET's ReadLine ends it: at \n, \r or \r\n. */
export function onLines(stream: Readable, take: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    // A \r at the end may be the first half of \r\n.
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    lines.forEach(take)
  })
  stream.on('end', () => rest !== '' && take(rest.replace(/\r$/, '')))
}
