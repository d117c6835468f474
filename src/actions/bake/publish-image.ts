import type { ImageCloud } from '../../aws/image-cloud.ts'
import { messageOf } from '../../errors/message.ts'
import type { Problem } from '../../errors/problem.ts'
import type { Request } from '../../inputs/catalogue.ts'
import { publishToParameter } from '../../publish/parameter.ts'
import { checkParameter } from '../../publish/parameter-check.ts'
import type { ReadyImage } from '../../publish/publication.ts'
import { retireImages } from '../../publish/retirement.ts'
import type { Publication } from '../../report/baked.ts'
import type { Retirement } from '../../report/retention-section.ts'
import { type CopyingFacts, copyAndShare, copyProblems } from './copy-and-share.ts'
import { setOutputs } from './outputs.ts'
import type { Ports } from './ports.ts'

type PublishingPorts = Pick<Ports, 'runner' | 'connectImages'>

/**
 * Publishes a ready image as the request says. Every part finds out what is done already, so that the step of a reused image
 * changes only what the request changes.
 *
 * @throws UserError when a part could not be done; the image itself stays ready, and the outputs name it
 */
export async function publishImage(
  image: ReadyImage,
  request: Request,
  ports: PublishingPorts,
): Promise<Publication> {
  const { runner } = ports
  setOutputs({ ami: image.ami, 'ami-name': image.amiName, region: image.region }, runner)
  const copied = await copyAndShare(image, request, ports)
  const { amis } = copied
  const { ssmParameter } = request
  const parameter =
    ssmParameter === undefined
      ? undefined
      : await runner.group('Publishing the AMI', async () => {
          const clouds = await connectAll(Object.keys(amis), ports)
          return publishToParameter(ssmParameter, { ...image, amis }, clouds, runner)
        })
  const retirement = await runner.group('Retiring images', () => retire(image, request, ports))
  return { ...copied, parameter, retirement }
}

/** The new image is published by then, so whatever goes wrong with the old ones is left to the next run. */
async function retire(
  { family, region }: ReadyImage,
  request: Request,
  { runner, connectImages }: PublishingPorts,
): Promise<Retirement | undefined> {
  const owner = { family, repository: runner.context.repository }
  const { keep, keepDays, retire: how, retireDryRun: dryRun, shareWith } = request
  const retention = { keep, keepDays, retire: how, dryRun, shareWith }
  try {
    return await retireImages(owner, region, retention, connectImages, runner)
  } catch (error) {
    runner.warning(`Images of ${family} were not retired (${messageOf(error)}).`)
    return undefined
  }
}

/**
 * What would keep an image of the request from being published, found by reading alone.
 *
 * @throws UserError when the account may not be asked, or cannot
 */
export async function publicationProblems(
  request: Request,
  family: string,
  facts: CopyingFacts,
  ports: PublishingPorts & Pick<Ports, 'connect'>,
): Promise<Problem[]> {
  const { region, copyToRegions, ssmParameter } = request
  const problems = await copyProblems(request, facts, ports)
  // A Region that is not enabled rejects the credentials.
  if (ssmParameter === undefined || problems.some(({ code }) => code === 'region-not-enabled'))
    return problems
  const clouds = await connectAll([region, ...copyToRegions], ports)
  const { repository } = ports.runner.context
  return [...problems, ...(await checkParameter(ssmParameter, { family, repository }, [...clouds.values()]))]
}

async function connectAll(
  regions: readonly string[],
  { connectImages }: PublishingPorts,
): Promise<ReadonlyMap<string, ImageCloud>> {
  return new Map(
    await Promise.all(regions.map(async (region) => [region, await connectImages(region)] as const)),
  )
}
