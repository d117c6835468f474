import type { Request } from '../inputs/catalogue.ts'
import { variantOf } from './lookups.ts'

/** Minutes after which the build is ended: the request's, else the variant's. */
export function buildMinutes(request: Pick<Request, 'buildTimeoutMinutes' | 'variant'>): number {
  return request.buildTimeoutMinutes ?? variantOf(request).buildTimeoutMinutes
}

/** Minutes after which the cluster of the smoke test is ended: the request's, else the variant's. */
export function smokeMinutes(request: Pick<Request, 'smokeTimeoutMinutes' | 'variant'>): number {
  return request.smokeTimeoutMinutes ?? variantOf(request).smokeTimeoutMinutes
}
