import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { messageOf } from '../../errors/message.ts'
import type { Baked, Reused } from '../../report/baked.ts'
import { clientRequirements } from '../../report/client-requirements.ts'
import { bakedOutputs, maskedOutputWarning, type OutputName, reusedOutputs } from '../../report/outputs.ts'
import { reusedSummary } from '../../report/reused-summary.ts'
import { bakedSummary } from '../../report/summary.ts'
import type { Runner } from '../../runner/runner.ts'

/**
 * Writes a file whose path is an output. The image is built by then, so a full disk must not fail the bake over it: it only
 * warns.
 *
 * @returns its path; empty when it could not be written
 */
export async function writeOutputFile(
  output: OutputName,
  path: string,
  text: string,
  runner: Pick<Runner, 'warning'>,
): Promise<string> {
  try {
    await writeFile(path, text, { mode: 0o600 })
    return path
  } catch (error) {
    const why = messageOf(error)
    runner.warning(`${basename(path)} could not be written (${why}); output '${output}' is empty.`)
    return ''
  }
}

export function setOutputs(
  outputs: Partial<Record<OutputName, string>>,
  runner: Pick<Runner, 'setOutput'>,
): void {
  for (const [name, value] of Object.entries(outputs)) runner.setOutput(name, value)
}

/** Gives the outputs and the job summary of a bake that succeeded. */
export async function reportBaked(baked: Baked, runner: Runner): Promise<void> {
  const { ami, plan } = baked
  await report(baked, bakedOutputs(baked), runner)
  await runner.writeSummary(bakedSummary(baked))
  runner.info(`${ami} is ready: ${plan.amiName} in ${plan.region}`)
}

/** Gives the outputs and the job summary of a step that reused an image. */
export async function reportReused(reused: Reused, runner: Runner): Promise<void> {
  const { ami, amiName, region } = reused
  await report(reused, reusedOutputs(reused), runner)
  await runner.writeSummary(reusedSummary(reused))
  runner.info(`${ami} is reused: ${amiName} in ${region}`)
}

async function report(
  { paths, cluster, client }: Pick<Reused, 'paths' | 'cluster' | 'client'>,
  outputs: Partial<Record<OutputName, string>>,
  runner: Runner,
): Promise<void> {
  const write = (output: OutputName, path: string, text: string) =>
    writeOutputFile(output, path, text, runner)
  const files = {
    'dask-config-file': await write('dask-config-file', paths.daskConfig, `${outputs['dask-config']}\n`),
    'client-requirements': await write(
      'client-requirements',
      paths.clientRequirements,
      clientRequirements(cluster.ami, client),
    ),
  }
  setOutputs({ ...outputs, ...files }, runner)
  const masked = maskedOutputWarning(cluster)
  if (masked !== undefined) runner.warning(masked)
}
