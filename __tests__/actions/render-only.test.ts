import path from 'node:path'
import { expect, it } from 'vitest'
import { renderOnly } from '../../src/actions/bake/render-only.ts'
import { templateDirectory } from '../support/bakes.ts'
import { outputOf, temporaryDirectory } from '../support/programs.ts'
import { RecordingRunner } from '../support/recording-runner.ts'
import { requestOf } from '../support/requests.ts'
import { contentsIn, workspaceWith } from '../workspace/support.ts'

async function rendered(inputs: Readonly<Record<string, string>>) {
  const workspace = workspaceWith({ 'requirements.txt': 'dask==2026.7.1\n' })
  const runner = new RecordingRunner({ workspace, tempDirectory: temporaryDirectory() })
  const given = { mode: 'render', 'output-dir': 'rendered', ...inputs }
  const request = requestOf(given, await contentsIn(workspace, given))
  await renderOnly(request, { runner, templateDirectory })
  return { runner, archive: path.join(workspace, 'rendered/from-workspace.tar') }
}

it('a rendered environment is shown, and is in the archive for the builder', async () => {
  const { runner, archive } = await rendered({
    environment: 'requirements.txt',
    'environment-secrets': 'PIP_INDEX_URL=sesame',
  })
  const dockerfile = outputOf('tar', ['-xOf', archive, 'environment/Dockerfile'])
  expect(runner.summary).toContain(dockerfile.trimEnd())
  expect(runner.summary).toContain('localhost/bake-dask-ami:')
  expect(outputOf('tar', ['-xOf', archive, 'environment/context/requirements.txt'])).toBe('dask==2026.7.1\n')
  expect(runner.summary).not.toContain('sesame')
})

it('there is no Dockerfile without an environment', async () => {
  const { runner, archive } = await rendered({})
  expect(runner.summary).not.toContain('Dockerfile')
  expect(outputOf('tar', ['-tf', archive])).toBe('files.json\n')
})
