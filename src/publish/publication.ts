import type { ImageFacts } from '../packer/image-facts.ts'

/** An image that is ready: this step has baked it, or reuses it. */
export interface ReadyImage {
  readonly ami: string
  readonly region: string
  readonly amiName: string
  readonly family: string
  /** Undefined when not everything that decides the image could be asked. */
  readonly fingerprint: string | undefined
  readonly baked: Date
  /** As far as the record of a reused image has them. */
  readonly facts: Partial<ImageFacts>
  /** From the launch of the smoke test's cluster to its first result; undefined without a smoke test. */
  readonly startSeconds: number | undefined
  readonly smokeTested: boolean
  readonly reused: boolean
}
