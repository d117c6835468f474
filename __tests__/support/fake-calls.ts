import type { ImageCloud } from '../../src/aws/image-cloud.ts'

export type Method = Exclude<keyof ImageCloud, 'region'>

/** A call of one of the methods, as hooks see it. */
export interface FakeCall {
  readonly region: string
  readonly method: Method
  readonly given: readonly unknown[]
  /** Whether it changes anything in the account. */
  readonly writes: boolean
}

/** What happens around the calls of one client. */
export interface Hooks {
  /** May throw: the call is not carried out. */
  readonly before?: (call: FakeCall) => void | Promise<void>
  /** May throw: the call was carried out and its answer is lost. */
  readonly after?: (call: FakeCall) => void | Promise<void>
}

export const WRITES: readonly Method[] = [
  'changeLaunchPermissions',
  'disableImage',
  'enableImage',
  'deprecateImage',
  'copyImage',
  'removeImage',
  'tag',
  'untag',
  'createParameter',
  'overwriteParameter',
]

/** An error as the AWS SDK throws it. */
export function awsError(code: string, message: string): Error {
  return Object.assign(new Error(message), { name: code })
}

/** Throws at the calls that match, the first `times` of them, and leaves them undone. */
export function failing(
  fits: (call: FakeCall) => boolean,
  error: Error,
  times = Number.POSITIVE_INFINITY,
): (call: FakeCall) => void {
  let left = times
  return (call) => {
    if (left <= 0 || !fits(call)) return
    left -= 1
    throw error
  }
}

/** Ends a client at its write of this number, counted from 1, as SIGKILL would: none of its calls is carried out any more. */
export function killed(at: number, moment: 'before' | 'after'): Hooks {
  let writes = 0
  const end = new Error('killed')
  return {
    before: (call) => {
      if (call.writes) writes += 1
      if (writes > at || (writes === at && (moment === 'before' || !call.writes))) throw end
    },
    after: () => {
      if (writes >= at) throw end
    },
  }
}
