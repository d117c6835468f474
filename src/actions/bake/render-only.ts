import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { NO_REGION } from '../../inputs/environment-region.ts'
import { assumedPlan } from '../../plan/make-plan.ts'
import type { BakeRequest } from '../../plan/workspace-contents.ts'
import { renderedSummary } from '../../report/summary.ts'
import type { Ports } from './ports.ts'
import { writeFiles } from './write-files.ts'

/** The steps of `mode: render`: what a bake of the request would use is written and shown, and no account is asked. */
export async function renderOnly(
  request: BakeRequest,
  ports: Pick<Ports, 'runner' | 'templateDirectory'>,
): Promise<void> {
  const { runner } = ports
  const { runId, repository } = runner.context
  const plan = assumedPlan(request, { now: new Date(), runId, runUuid: randomUUID(), repository })
  const { paths, rendered, directory } = await writeFiles(request, plan, ports)
  await runner.writeSummary(
    renderedSummary(
      [
        { name: 'cloud-config.yml', language: 'yaml', text: rendered.cloudConfig },
        ...(rendered.dockerfile === undefined
          ? []
          : [{ name: 'Dockerfile', language: 'dockerfile', text: rendered.dockerfile }]),
        { name: 'bake.pkrvars.json', language: 'json', text: rendered.variables },
        { name: 'bake.pkr.hcl', language: 'hcl', text: await readFile(paths.template, 'utf8') },
      ],
      plan.region === NO_REGION ? NO_REGION : undefined,
    ),
  )
  runner.info(`Rendered to ${directory}`)
}
