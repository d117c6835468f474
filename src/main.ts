import { connect } from './aws/sdk-cloud.ts'
import { bake } from './bake.ts'
import { failingOnce } from './failure.ts'
import { readRequest } from './inputs/read.ts'
import { installRequested } from './packer/install/requested.ts'
import { templateDirectory } from './packer/template-directory.ts'
import { renderOnly } from './render-only.ts'
import { GithubRunner } from './runner/github-runner.ts'

const runner = new GithubRunner()
await failingOnce(runner, async () => {
  const request = readRequest(runner.rawInputs(), runner.context.region)
  const ports = { runner, connect, installPacker: installRequested, templateDirectory }
  await (request.mode === 'render' ? renderOnly(request, ports) : bake(request, ports))
})
