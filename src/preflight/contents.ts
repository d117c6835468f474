import type { Architecture, Cloud, Image, InstanceType } from '../aws/cloud.ts'
import { UserError } from '../errors/problem.ts'
import type { ImageReference } from '../inputs/image-reference.ts'
import type { SurveyedArchive } from '../plan/archives.ts'
import type { ContentFacts } from '../plan/fingerprint.ts'
import type { Lookups } from '../plan/lookups.ts'
import type { SurveyedContainerImage } from '../registry/container-image.ts'
import { all } from './all.ts'

/** What the survey of an image's contents needs from outside. */
export interface ContentPorts {
  readonly cloud: Pick<Cloud, 'imageById' | 'newestImage' | 'parameter'>
  /** What its registry says of a container image; never throws. */
  containerImage(reference: ImageReference, architecture: Architecture): Promise<SurveyedContainerImage>
  /** What the archives say that apt of a source AMI reads in a bake; never throws. */
  archives(source: Image, architecture: Architecture): Promise<readonly SurveyedArchive[]>
}

/** The lookups of a request, given what EC2 says of the instance types. */
export type LookupsWith = (types: readonly InstanceType[]) => Lookups

/**
 * Finds out what decides the contents of an image: the source AMI, the container images and the archives, for the likely
 * architecture at once, and anew where EC2 names another.
 *
 * @param lookupsWith gives the lookups anew, since the names of instance types only suggest an architecture
 * @param types what EC2 says of the instance types; a failure of it is not reported here
 */
export async function surveyContents(
  asked: Lookups,
  types: Promise<readonly InstanceType[]>,
  lookupsWith: LookupsWith,
  ports: ContentPorts,
): Promise<{ readonly contents: ContentFacts; readonly lookups: Lookups }> {
  const contents = await contentsFor(asked, ports)
  // Who asked for the types says why there are none.
  const lookups = lookupsWith(await types.catch(() => []))
  const same = lookups.architecture === asked.architecture
  return { contents: same ? contents : await contentsFor(lookups, ports), lookups }
}

async function contentsFor(
  { source, containerImages, architecture }: Lookups,
  ports: ContentPorts,
): Promise<ContentFacts> {
  const onSource = async () => {
    const found = await sourceImage(ports.cloud, source)
    return { ...found, archives: found.source ? await ports.archives(found.source, architecture) : [] }
  }
  const [found, ofRegistries] = await all(
    onSource(),
    all(...containerImages.map((image) => ports.containerImage(image, architecture))),
  )
  return { ...found, containerImages: ofRegistries }
}

async function sourceImage(
  cloud: ContentPorts['cloud'],
  source: Lookups['source'],
): Promise<Pick<ContentFacts, 'source' | 'sourceParameter'>> {
  if ('id' in source) return { source: await cloud.imageById(source.id) }
  if ('ownParameter' in source) {
    const value = await cloud.parameter(source.ownParameter)
    const found =
      value !== undefined && /^ami-[0-9a-f]{8,17}$/.test(value) ? await cloud.imageById(value) : undefined
    return { source: found, sourceParameter: value }
  }
  const id = source.parameter === undefined ? undefined : await readable(cloud.parameter(source.parameter))
  const named = id === undefined ? undefined : await cloud.imageById(id)
  return { source: named ?? (await cloud.newestImage(source.query)) }
}

/** What was read, or undefined for credentials that may not read it. */
async function readable<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof UserError && error.problems.every(({ code }) => code === 'access-denied'))
      return undefined
    throw error
  }
}
