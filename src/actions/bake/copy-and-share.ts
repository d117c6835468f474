import { randomUUID } from 'node:crypto'
import type { Problem } from '../../errors/problem.ts'
import type { Request } from '../../inputs/catalogue.ts'
import type { Facts } from '../../plan/facts.ts'
import { copyImage } from '../../publish/copies.ts'
import { checkCopies } from '../../publish/copy-check.ts'
import type { ReadyImage } from '../../publish/publication.ts'
import { deprecateImages, deprecationTime, shareImages } from '../../publish/sharing.ts'
import type { Publication } from '../../report/baked.ts'
import type { Runner } from '../../runner/runner.ts'
import type { Ports } from './ports.ts'

type Asked = Pick<Request, 'copyToRegions' | 'copyKmsKeyIds' | 'shareWith' | 'deprecateAfterDays'>

/**
 * Copies a ready image to further Regions, then shares and deprecates it everywhere, as far as that is not done already.
 *
 * @throws UserError when a part could not be done; finished copies stay
 */
export async function copyAndShare(
  image: ReadyImage,
  request: Asked,
  ports: Pick<Ports, 'runner' | 'connectImages'>,
): Promise<Pick<Publication, 'amis' | 'sharedWith' | 'deprecated'>> {
  const { runner } = ports
  const { copyToRegions, shareWith, deprecateAfterDays } = request
  const copies = copyToRegions.length === 0 ? {} : await copyTo(copyToRegions, image, request, ports)
  const amis = { [image.region]: image.ami, ...copies }
  if (shareWith.length === 0 && deprecateAfterDays === undefined)
    return { amis, sharedWith: [], deprecated: undefined }
  return runner.group('Sharing the AMI', async () => {
    const images = await Promise.all(
      Object.entries(amis).map(async ([region, id]) => ({ cloud: await ports.connectImages(region), id })),
    )
    if (shareWith.length > 0) await shareImages(images, shareWith, runner)
    if (deprecateAfterDays === undefined) return { amis, sharedWith: shareWith, deprecated: undefined }
    const now = new Date()
    const deprecated = deprecationTime(image.baked, deprecateAfterDays, now)
    await deprecateImages(images, deprecated, now, runner)
    return { amis, sharedWith: shareWith, deprecated }
  })
}

async function copyTo(
  regions: readonly string[],
  image: ReadyImage,
  { copyKmsKeyIds }: Asked,
  { runner, connectImages }: Pick<Ports, 'runner' | 'connectImages'>,
): Promise<Record<string, string>> {
  const targets = regions.map(async (region) => ({
    cloud: await connectImages(region),
    kmsKey: copyKmsKeyIds[region],
  }))
  const runUuid = beginCopying([image.region, ...regions], image, runner)
  const evidence = image.smokeTested ? 'smoked' : 'built'
  const before = runner.state.readOutcome()
  runner.state.saveOutcome('ready-not-swept')
  const copies = await runner.group('Copying the AMI', async () =>
    copyImage(
      await connectImages(image.region),
      image.ami,
      await Promise.all(targets),
      { runUuid, evidence },
      runner,
    ),
  )
  if (before !== 'ready-not-swept') runner.state.saveOutcome('ready')
  return copies
}

/** Has the post step look in all Regions for what this run leaves. A step that reuses an image has begun no run before. */
function beginCopying(
  regions: readonly string[],
  { amiName }: ReadyImage,
  { state }: Pick<Runner, 'state'>,
): string {
  const runUuid = state.readRun()?.runUuid ?? randomUUID()
  state.saveRun({ runUuid, amiName, regions })
  return runUuid
}

/** What is known of the account already. */
export interface CopyingFacts extends Pick<Facts, 'source' | 'encryptsByDefault'> {
  /** Its number. */
  readonly account: string
  /** Name of the image that is to be baked, if the user chose it. */
  readonly amiName?: string | undefined
}

/**
 * What would keep an image of the request from being copied and shared, found by reading alone.
 *
 * @throws UserError when the account may not be asked, or cannot
 */
export async function copyProblems(
  request: Request,
  { account, amiName, source, encryptsByDefault }: CopyingFacts,
  { connect, connectImages }: Pick<Ports, 'connect' | 'connectImages'>,
): Promise<Problem[]> {
  return checkCopies(request, {
    account,
    amiName,
    imageNamed: async (name, region) => (await connect(region)).ownImageNamed(name),
    sourceEncrypted: source?.rootVolume.encrypted === true,
    enabledRegions: async () => (await connectImages(request.region)).enabledRegions(),
    encryptsByDefault: async (region) =>
      region === request.region ? encryptsByDefault : (await connect(region)).encryptsByDefault(),
  })
}
