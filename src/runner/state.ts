import { lstat, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { amiName, region, roleArn } from '../inputs/aws-grammar.ts'
import { type Parser, ValidationError } from '../inputs/input.ts'
import { processIdentity } from '../process/identity.ts'

/** Where GitHub's runner keeps a step's state, as @actions/core gives access to it. */
export interface StateStore {
  saveState(name: string, value: string): void
  /** An empty text when nothing was saved under that name. */
  getState(name: string): string
}

/** A run of the main step, before it made anything. */
export interface SavedRun {
  readonly runUuid: string
  readonly amiName: string
  /** Where it makes things. */
  readonly regions: readonly string[]
}

/** How far the main step came with the image: `ready-not-swept` when something besides it may be left in the account. */
export type Outcome = 'building' | 'ready' | 'ready-not-swept'

/** Processes that may outlive the main step, and how their command lines look: the step itself, Packer, cluster.py. */
const PROCESSES = {
  main: /\/main\.js$/,
  packer: /\bbuild -var-file=.*\bbake\.pkr\.hcl$/,
  driver: /[/ ]cluster\.py$/,
} as const

export type ProcessName = keyof typeof PROCESSES

/** Directories that the post step removes, and how their names begin; mkdtemp adds six characters. */
const DIRECTORIES = {
  'packer-temporary': 'bake-dask-ami-',
  'packer-programs': 'bake-dask-ami-packer-',
  'client-unfinished': 'bake-dask-ami-client-',
  'role-directory': 'bake-dask-ami-role-',
} as const

export type DirectoryName = keyof typeof DIRECTORIES

type Key =
  | 'run-uuid'
  | 'regions'
  | 'ami-name'
  | 'account'
  | 'role'
  | 'outcome'
  | DirectoryName
  | `${ProcessName}-pid`
  | `${ProcessName}-started`

/** As `randomUUID` makes them: RFC 9562, version 4. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const ACCOUNT = /^\d{12}$/
const MOST_REGIONS = 50

/**
 * What the main step keeps for the post step. Saved at once, so that it survives the end of this process, and the only
 * access to it.
 *
 * The state lies in a file on the runner between the steps, and other steps of the job run meanwhile. So nothing of it is
 * believed by what it says: not as a filter of EC2, where `*` and `?` are wildcards, nor as a process or a path of ours.
 * What the main step cannot have saved is an Error; nothing must be removed by it then.
 */
export class RunState {
  readonly #store: StateStore
  /** What this process has saved: the runner gives it to the post step alone. */
  readonly #saved = new Map<Key, string>()

  constructor(store: StateStore) {
    this.#store = store
  }

  /** Keeps a run, and this process as its main one. To be called before it makes anything. */
  saveRun({ runUuid, amiName, regions }: SavedRun): void {
    this.saveProcess('main', process.pid)
    this.#save('run-uuid', runUuid)
    this.#save('regions', regions.join(','))
    this.#save('ami-name', amiName)
  }

  /** Whether there is a run, of whatever form: without one nothing was launched. */
  hasRun(): boolean {
    return this.#read('run-uuid') !== ''
  }

  /** The run of the main step; undefined when it had not begun any. @throws Error when it is none that we save */
  readRun(): SavedRun | undefined {
    if (!this.hasRun()) return undefined
    const regions = this.#read('regions').split(',')
    if (regions.length > MOST_REGIONS) throw forged('regions')
    return {
      runUuid: this.#matching('run-uuid', UUID),
      amiName: checked('ami-name', this.#read('ami-name'), amiName),
      regions: regions.map((name) => checked('regions', name, region)),
    }
  }

  saveOutcome(outcome: Exclude<Outcome, 'building'>): void {
    this.#save('outcome', outcome)
  }

  /** `building` also for what we do not save: only a good image keeps the post step from sweeping. */
  readOutcome(): Outcome {
    const outcome = this.#read('outcome')
    return outcome === 'ready' || outcome === 'ready-not-swept' ? outcome : 'building'
  }

  /** @param account number of the AWS account that the run makes things in */
  saveAccount(account: string): void {
    this.#save('account', account)
  }

  /** undefined when none was saved. @throws Error when it is no number of an account */
  readAccount(): string | undefined {
    return this.#read('account') === '' ? undefined : this.#matching('account', ACCOUNT)
  }

  /** @param role ARN of the role that the main step takes */
  saveRole(role: string): void {
    this.#save('role', role)
  }

  /** undefined when the main step had none. @throws Error when it is no role's ARN */
  readRole(): string | undefined {
    const role = this.#read('role')
    return role === '' ? undefined : checked('role', role, roleArn)
  }

  /** Keeps a process by its id and its start; undefined when it has ended: its id may be given to another program. */
  saveProcess(name: ProcessName, pid: number | undefined): void {
    const started = pid === undefined ? undefined : processIdentity(pid)?.started
    this.#save(`${name}-started`, started ?? '')
    this.#save(`${name}-pid`, pid === undefined ? '' : String(pid))
  }

  /** Whether a process was saved, running or not. */
  hasProcess(name: ProcessName): boolean {
    return this.#read(`${name}-pid`) !== ''
  }

  /** The id of a saved process that still runs: its command line is as it must be, and it started when the saved one did. */
  readProcess(name: ProcessName): number | undefined {
    const text = this.#read(`${name}-pid`)
    if (!/^[1-9]\d{0,9}$/.test(text)) return undefined
    const found = processIdentity(Number(text))
    const same = found !== undefined && found.started === this.#read(`${name}-started`)
    return same && PROCESSES[name].test(found.commandLine) ? Number(text) : undefined
  }

  /**
   * Makes a directory that the post step removes, with mode 0700 whatever the umask says.
   *
   * @param tempDirectory the runner's temporary directory
   * @returns its path
   */
  async makeDirectory(name: DirectoryName, tempDirectory: string): Promise<string> {
    const directory = await mkdtemp(join(placeOf(name, tempDirectory), DIRECTORIES[name]))
    this.#save(name, directory)
    return directory
  }

  /**
   * A directory that the main step made, if it is one of ours: of a name as we give them, right below the place where we
   * make them, no link, and owned by the user of this process. Undefined when none was saved or it is gone already.
   *
   * @throws Error when it is another's
   */
  async readDirectory(name: DirectoryName, tempDirectory: string): Promise<string | undefined> {
    const path = this.#read(name)
    if (path === '') return undefined
    const own = new RegExp(`^${DIRECTORIES[name]}\\w{6}$`)
    // Not a slash at the end either: it would follow a link.
    if (path !== join(placeOf(name, tempDirectory), basename(path)) || !own.test(basename(path)))
      throw forged(name)
    const found = await lstat(path).catch(() => undefined)
    if (found === undefined) return undefined
    if (!found.isDirectory() || found.uid !== process.getuid?.()) throw forged(name)
    return path
  }

  #save(key: Key, value: string): void {
    this.#store.saveState(key, value)
    this.#saved.set(key, value)
  }

  #read(key: Key): string {
    return this.#saved.get(key) ?? this.#store.getState(key)
  }

  #matching(key: Key, form: RegExp): string {
    const value = this.#read(key)
    if (!form.test(value)) throw forged(key)
    return value
  }
}

/** Packer's own is not below the runner's: its plugins have sockets there, whose paths may have 107 characters at most. */
function placeOf(name: DirectoryName, tempDirectory: string): string {
  return name === 'packer-temporary' ? tmpdir() : tempDirectory
}

function checked<T>(key: Key, raw: string, parser: Parser<T>): T {
  const value = parser(raw)
  if (value instanceof ValidationError) throw forged(key)
  return value
}

function forged(key: Key): Error {
  return new Error(
    `the saved '${key}' is none that the main step saves, so something else of this job has written to its state. Nothing is removed by it`,
  )
}
