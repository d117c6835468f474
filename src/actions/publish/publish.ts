import type { ImageCloud } from '../../aws/image-cloud.ts'
import type { PublishRequest } from '../../inputs/publish-inputs.ts'
import type { Done, Publishing } from '../../publish/commands.ts'
import { WAITING, type Waiting } from '../../publish/converge.ts'
import type { Connect } from '../../publish/image-group.ts'
import { listImages } from '../../publish/list-images.ts'
import { publishExisting } from '../../publish/promotion.ts'
import { restore } from '../../publish/restoration.ts'
import { rollBack } from '../../publish/rollback.ts'
import { withdraw } from '../../publish/withdrawal.ts'
import { type CommandResult, commandOutputs, commandSummary } from '../../report/command-result.ts'
import { imageLine, imageListSummary, imagesOutput } from '../../report/image-list.ts'
import type { PublishOutput } from '../../report/publish.ts'
import type { Runner } from '../../runner/runner.ts'

/** The outside world of the publish action. */
export interface PublishPorts {
  readonly runner: Runner
  readonly connectImages: Connect
  readonly waiting?: Waiting
}

type ListRequest = Extract<PublishRequest, { readonly command: 'list' }>

type ChangeRequest = Exclude<PublishRequest, ListRequest>

/**
 * The steps of publish/action.yml.
 *
 * @throws UserError when the command could not be done, or only in part: then the same command again does the rest
 */
export async function runCommand(request: PublishRequest, ports: PublishPorts): Promise<void> {
  const connect = oneClientByRegion(ports.connectImages)
  if (request.command === 'list') return list(request, ports.runner, connect)
  const { runner, waiting = WAITING } = ports
  const done = await change(request, {
    ...{ connect, log: runner, dryRun: request.dryRun, waiting },
    now: () => new Date(),
  })
  const result = resultOf(request, done)
  if (result.dryRun) for (const line of wouldLines(result)) runner.info(line)
  setOutputs(commandOutputs(result), runner)
  await runner.writeSummary(commandSummary(result))
}

function oneClientByRegion(connect: Connect): Connect {
  const clients = new Map<string, Promise<ImageCloud>>()
  return (region) => {
    const client = clients.get(region) ?? connect(region)
    clients.set(region, client)
    return client
  }
}

function change(request: ChangeRequest, publishing: Publishing): Promise<Done> {
  switch (request.command) {
    case 'publish':
      return publishExisting(request, publishing)
    case 'rollback':
      return rollBack(request, publishing)
    case 'withdraw':
      return withdraw(request.ami, request.region, request.reason, publishing)
    case 'restore':
      return restore(request.ami, request.region, publishing)
  }
}

function resultOf(request: ChangeRequest, { moves, changes, warnings, amis }: Done): CommandResult {
  const { command, dryRun, region } = request
  const parameter = 'ssmParameter' in request ? request.ssmParameter : undefined
  return { command, dryRun, region, parameter, amis, moves, changes, warnings }
}

function wouldLines({ moves, changes }: CommandResult): string[] {
  return [
    ...moves.map(({ parameter, region, image }) => `Would set ${parameter} in ${region} to ${image}`),
    ...changes.map((each) => `${each.image} in ${each.region} would be: ${each.change}`),
  ]
}

async function list({ family, regions }: ListRequest, runner: Runner, connect: Connect): Promise<void> {
  const clouds = await Promise.all(regions.map((region) => connect(region)))
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
