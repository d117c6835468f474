import { readRequest, requestWarnings, secrets } from '../../inputs/read.ts'
import { templateDirectory } from '../../packer/template-directory.ts'
import { onCrash } from '../../runner/crash.ts'
import { GithubRunner } from '../../runner/github-runner.ts'
import { readWorkspace } from '../../workspace/read-workspace.ts'
import { crashed, failingOnce } from '../run.ts'
import { bakeMessages } from './messages.ts'
import { renderOnly } from './render-only.ts'

const runner = new GithubRunner()
onCrash((error) => crashed(runner, error))
const work = async () => {
  const raw = runner.rawInputs()
  for (const secret of secrets(raw)) runner.mask(secret)
  for (const warning of requestWarnings(raw)) runner.warning(warning)
  const { region, workspace } = runner.context
  const request = await readWorkspace(readRequest(raw, region), workspace)
  for (const notice of request.fromWorkspace.cloudInit?.notices ?? [])
    runner.info(`Input 'cloud-init': ${notice}`)
  if (request.mode === 'render') return renderOnly(request, { runner, templateDirectory })
  // Loaded only here: most of the bundle serves a bake alone, and a render should not wait for it.
  const { bake, awsPorts, withRole } = await import('./aws-ports.ts')
  return withRole(request.roleToAssume, runner, () => bake(request, awsPorts(runner, templateDirectory)))
}
await failingOnce(runner, work, bakeMessages)
