import { type Problem, problem } from '../../errors/problem.ts'
import type { Request } from '../../inputs/catalogue.ts'
import type { MissedContainerImage } from '../../registry/container-image.ts'
import { neededDisk } from '../disk.ts'
import type { Facts } from '../facts.ts'

/** What the registries say against the container images, and whether they fit on the disk. */
export function checkContainerImages(
  request: Request,
  facts: Pick<Facts, 'containerImages' | 'source'>,
): Problem[] {
  const missing = facts.containerImages.flatMap((image) => (image.state === 'found' ? [] : [image]))
  const problems = missing.flatMap((image) => missingImage(image) ?? [])
  const size = checkSize(request, facts)
  return size === undefined ? problems : [...problems, size]
}

function missingImage({ reference, state, why }: MissedContainerImage): Problem | undefined {
  if (state === 'unknown') return undefined
  return problem(`image-${state}`, {
    what: `The container image '${reference}' cannot be pulled: ${why.replace(/\.$/, '')}.`,
  })
}

function checkSize(request: Request, facts: Pick<Facts, 'containerImages' | 'source'>): Problem | undefined {
  const needed = neededDisk(facts.source?.rootVolumeSize ?? 0, facts.containerImages)
  const given = request.volumeSize
  if (given === undefined || needed === undefined || given >= needed) return undefined
  // The source AMI alone is too large for it: that has a problem of its own.
  if (facts.source !== undefined && given < facts.source.rootVolumeSize) return undefined
  return {
    code: 'volume-too-small',
    what: `Input 'volume-size' is ${given} GiB, but the source AMI and the container images, compressed and unpacked, need ${needed} GiB.`,
    remedy: `Set it to at least ${needed}, or leave it out.`,
  }
}
