import {
  type BuildPaths,
  buildPaths,
  outputDirectory,
  readAssets,
  writeWorkspace,
} from '../../packer/workspace.ts'
import type { Plan } from '../../plan/plan.ts'
import type { BakeRequest } from '../../plan/workspace-contents.ts'
import { type RenderedFiles, render } from '../../render/render.ts'
import { renderedOutputs } from '../../report/outputs.ts'
import { setOutputs } from './outputs.ts'
import type { Ports } from './ports.ts'

/**
 * Renders the files of a plan, writes them to the directory of the run, and names them in the outputs.
 *
 * @throws UserError when the directory cannot be made or written to
 */
export async function writeFiles(
  request: BakeRequest,
  plan: Plan,
  { runner, templateDirectory }: Pick<Ports, 'runner' | 'templateDirectory'>,
): Promise<{ readonly paths: BuildPaths; readonly rendered: RenderedFiles; readonly directory: string }> {
  const directory = outputDirectory(request.outputDir, runner.context)
  const rendered = render(plan, await readAssets(templateDirectory), buildPaths(directory))
  const paths = await writeWorkspace(directory, templateDirectory, rendered)
  setOutputs(renderedOutputs(paths), runner)
  return { paths, rendered, directory }
}
