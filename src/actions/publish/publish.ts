import type { ImageCloud } from '../../aws/image-cloud.ts'
import type { PublishRequest } from '../../inputs/publish-inputs.ts'
import { listImages } from '../../publish/list-images.ts'
import { imageLine, imageListSummary, imagesOutput } from '../../report/image-list.ts'
import type { PublishOutput } from '../../report/publish.ts'
import type { Runner } from '../../runner/runner.ts'

/** The outside world of the publish action. */
export interface PublishPorts {
  readonly runner: Runner
  connectImages(region: string): Promise<ImageCloud>
}

type Requested<Command extends PublishRequest['command']> = Extract<
  PublishRequest,
  { readonly command: Command }
>

/**
 * The steps of publish/action.yml.
 *
 * @throws UserError when the command could not be done, or only in part: then the same command again does the rest
 */
export async function runCommand(request: PublishRequest, ports: PublishPorts): Promise<void> {
  if (request.command === 'list') return list(request, ports)
  throw new Error(`command '${request.command}' is not there yet`)
}

async function list(
  { family, regions }: Requested<'list'>,
  { runner, connectImages }: PublishPorts,
): Promise<void> {
  const clouds = await Promise.all(regions.map((region) => connectImages(region)))
  const images = await listImages(family, clouds)
  await runner.group(`${images.length} AMIs of the family ${family}`, async () => {
    for (const image of images) runner.info(imageLine(image))
  })
  const { json, leftOut } = imagesOutput(images)
  if (leftOut > 0) {
    runner.warning(`Output 'images' leaves out the ${leftOut} oldest AMIs, because it would be too long.`)
  }
  setOutputs({ images: json }, runner)
  await runner.writeSummary(imageListSummary(family, regions, images))
}

function setOutputs(outputs: Partial<Record<PublishOutput, string>>, runner: Runner): void {
  for (const [name, value] of Object.entries(outputs)) runner.setOutput(name, value)
}
