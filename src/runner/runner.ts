import type { Problem } from '../errors/problem.ts'
import type { Log } from './log.ts'
import type { RunState } from './state.ts'

/** What a GitHub runner gives to a step and takes from it. */
export interface Runner extends Log {
  readonly context: RunContext
  /** What the main step keeps for the post step. */
  readonly state: RunState
  /** The step's inputs by their names in lower case, exactly as the workflow gave them. */
  rawInputs(): Record<string, string>
  /** Opens a group of the log; gives the function that closes it. Groups do not nest. */
  openGroup(title: string): () => void
  /** Hides a value in everything that is logged from here on. */
  mask(value: string): void
  setOutput(name: string, value: string): void
  /** Appends Markdown to the job summary. */
  writeSummary(markdown: string): Promise<void>
  /** Marks the step as failed and shows each problem as an annotation. */
  fail(problems: readonly Problem[]): void
  /** Changes the environment of this process and of the programs that it starts; undefined takes a variable away. */
  useEnvironment(changes: Readonly<Record<string, string | undefined>>): void
  /**
   * Calls `listener` once, on the first SIGINT or SIGTERM, or soon when there was one already; gives a function that stops
   * listening. All listeners are called in one go, in the order in which they came.
   */
  onCancel(listener: (signal: string) => void): () => void
  /** Ends this process at once, whatever it still waits for, with the exit code that `fail` has set. */
  leave(): void
}

/** Where and for whom the step runs. */
export interface RunContext {
  /** Number of the workflow run and of its attempt, or `local` outside of GitHub: part of names and tags. */
  readonly runId: string
  /** `owner/repository` of the workflow, if known. */
  readonly repository: string | undefined
  readonly workspace: string
  /** A directory that the runner empties after the job. */
  readonly tempDirectory: string
  /** A directory that self-hosted runners keep between jobs, if there is one. */
  readonly toolCache: string | undefined
  /** AWS_REGION, else AWS_DEFAULT_REGION. */
  readonly region: string | undefined
  /** Whether the workflow runs with debug logging (RUNNER_DEBUG). */
  readonly debug: boolean
  /** Where the job's OIDC tokens come from; undefined without `permissions: id-token: write`. */
  readonly idTokens: IdTokenService | undefined
  /** What the environment says about the expiry of the AWS credentials in it. */
  readonly credentials: CredentialExpiry
  /** Search path for programs. */
  readonly path: string
  /** The environment for programs that we start. */
  readonly environment: Readonly<Record<string, string>>
}

/** GitHub's service that gives a job its OIDC tokens: an address, and what the job shows there. */
export interface IdTokenService {
  readonly url: string
  readonly bearer: string
}

/** What is known of how long the step's AWS credentials are good. */
export type CredentialExpiry =
  /** They have no end, or whoever gives them renews them: a role of ours, a profile, the runner's instance. */
  | { readonly kind: 'none' }
  | { readonly kind: 'at'; readonly at: Date }
  /** They are of a session whose end is not known. */
  | { readonly kind: 'unknown' }
