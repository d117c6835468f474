import type { Image } from './cloud.ts'

/** Whether an image is deprecated at a time. */
export function isDeprecated({ deprecated }: Pick<Image, 'deprecated'>, at: Date): boolean {
  return deprecated !== undefined && new Date(deprecated) <= at
}
