import { type Diagnosis, problem } from '../errors/problem.ts'
import type { SmokeTestDiagnosis } from './smoke-test-diagnosis.ts'

/** What a new image is compared with, and how many percent more are still good. */
export interface Growth {
  /** ID of the earlier image. */
  readonly ami: string
  /** Of the earlier image: seconds, or bytes. */
  readonly before: number
  readonly percent: number
}

/** The cluster gave its first result so much later than one from the earlier image did; undefined when it did not. */
export function slowerStart(seconds: number, growth: Growth): SmokeTestDiagnosis | undefined {
  if (!exceeds(seconds, growth)) return undefined
  const { ami, before, percent } = growth
  const what = `The cluster gave its first result after ${seconds.toFixed(0)} s, with ${ami} after ${before.toFixed(0)} s: ${more(seconds, growth)} more; 'max-start-growth' is ${percent}.`
  return { ...problem('start-grew', { what }), blames: 'image', evidence: [] }
}

/** The container image takes so many more bytes unpacked than that of the earlier image; undefined when it does not. */
export function largerImage(bytes: number, growth: Growth): Diagnosis | undefined {
  if (!exceeds(bytes, growth)) return undefined
  const { ami, before, percent } = growth
  const what = `The container image has ${megabytes(bytes)} unpacked, in ${ami} it has ${megabytes(before)}: ${more(bytes, growth)} more; 'max-size-growth' is ${percent}.`
  return { ...problem('size-grew', { what }), evidence: [] }
}

function exceeds(now: number, { before, percent }: Growth): boolean {
  return now > before * (1 + percent / 100)
}

function more(now: number, { before }: Growth): string {
  return `${((now / before - 1) * 100).toFixed(1)} percent`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`
}
