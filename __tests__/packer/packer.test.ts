import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { build } from '../../src/packer/packer.ts'
import { writeWorkspace } from '../../src/packer/workspace.ts'
import { renderedBake, templateDirectory } from '../support/bakes.ts'
import { temporaryDirectory } from '../support/programs.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

/** Builds with a shell script in Packer's place, in a directory that a build before left behind. */
async function buildWith(
  shell: string,
  {
    context = {},
    pluginPath = undefined as string | undefined,
    environmentSecrets = undefined as Readonly<Record<string, string>> | undefined,
    directory = temporaryDirectory(),
    number = 1,
  } = {},
) {
  const paths = await writeWorkspace(directory, templateDirectory, await renderedBake('cpu-on-ubuntu-24.04'))
  const program = path.join(directory, 'packer')
  writeFileSync(program, `#!/bin/sh\n${shell}\n`, { mode: 0o755 })
  const packer = {
    packer: program,
    packerVersion: '1.16.0',
    pluginVersion: '1.8.2',
    pluginPath,
    source: 'system' as const,
    cached: true,
  }
  const runner = new RecordingRunner(context)
  const result = await build(
    { number, timeoutMinutes: 60, credentialsExpired: async () => false },
    { logins: [], environmentSecrets },
    paths,
    packer,
    runner,
  )
  return { result, paths, directory, runner }
}

describe('packer build', () => {
  it('is given the variables and the template, in the directory of the run', async () => {
    const { result, paths, directory } = await buildWith('pwd; for word in "$@"; do echo "<$word>"; done')
    expect(result.lines).toEqual([
      directory,
      '<build>',
      `<-var-file=${paths.variables}>`,
      `<${paths.template}>`,
    ])
  })

  it('asks nobody for news of itself, and looks for plugins where we say', async () => {
    const { result } = await buildWith('env', { pluginPath: '/plugins' })
    expect(result.lines).toEqual(
      expect.arrayContaining(['CHECKPOINT_DISABLE=1', 'PACKER_PLUGIN_PATH=/plugins']),
    )
    expect(result.lines.filter((line) => line.startsWith('PACKER_LOG'))).toEqual([])
  })

  it('gets the secrets of an environment in a variable, and in no file of the run', async () => {
    const environmentSecrets = { PIP_INDEX_URL: 'https://u:sesame@host/', __proto__: 'x' }
    const { result } = await buildWith(
      'printf "%s\\n" "$PKR_VAR_environment_secrets"; grep -l se[s]ame bake.* user-data.mime from-workspace.tar || echo in no file',
      { environmentSecrets },
    )
    expect(result.lines).toEqual([JSON.stringify({ secrets: environmentSecrets }), 'in no file'])
    expect((await buildWith('env')).result.lines.join()).not.toContain('PKR_VAR_environment_secrets')
  })

  it('logs all it does when the workflow runs with debug logging', async () => {
    const { result, paths } = await buildWith('env', { context: { debug: true } })
    expect(result.lines).toEqual(
      expect.arrayContaining(['PACKER_LOG=1', `PACKER_LOG_PATH=${paths.logs}/packer-debug.log`]),
    )
  })

  it('leaves the logs of the builder beside its own when it fails', async () => {
    const { paths } = await buildWith(
      `echo '==> amazon-ebs.dask: bake-dask-ami: begin of /var/log/cloud-init-output.log'
       echo '==> amazon-ebs.dask: E: Unable to locate package nope'
       echo '==> amazon-ebs.dask: bake-dask-ami: end of /var/log/cloud-init-output.log'
       exit 1`,
    )
    expect(readdirSync(paths.logs)).toEqual(['cloud-init-output.log', 'packer.log'])
    expect(readFileSync(path.join(paths.logs, 'cloud-init-output.log'), 'utf8')).toBe(
      'E: Unable to locate package nope\n',
    )
  })

  it('has its colours in the log of the step, and none in what is kept of it', async () => {
    const { result, paths, runner } = await buildWith(
      "printf '\\033[1;32m==> amazon-ebs.dask: green\\033[0m\\n\\033[1;31mred\\033[0m\\n'",
    )
    expect(runner.log).toEqual(expect.arrayContaining(['\u001b[1;32m==> amazon-ebs.dask: green\u001b[0m']))
    expect(result.lines).toEqual(['==> amazon-ebs.dask: green', 'red'])
    expect(readFileSync(path.join(paths.logs, 'packer.log'), 'utf8')).toBe(
      '==> amazon-ebs.dask: green\nred\n',
    )
    expect(statSync(path.join(paths.logs, 'packer.log')).mode & 0o777).toBe(0o600)
  })

  it('is not taken in by what a build before left in the same directory', async () => {
    const directory = temporaryDirectory()
    const first = await buildWith('echo "E: Unable to locate package old"; exit 1', { directory })
    writeFileSync(first.paths.manifest, 'old')
    writeFileSync(first.paths.imageFacts, 'old')
    const { result, paths } = await buildWith('echo new', { directory })
    expect(result.lines).toEqual(['new'])
    expect(readFileSync(path.join(paths.logs, 'packer.log'), 'utf8')).toBe('new\n')
    expect([paths.manifest, paths.imageFacts].filter((file) => existsSync(file))).toEqual([])
  })
})

describe('a second attempt of one bake', () => {
  it('keeps the log of the first, and a new bake in the directory keeps none', async () => {
    const directory = temporaryDirectory()
    const { paths } = await buildWith('echo first', { directory })
    const second = await buildWith('echo second', { directory, number: 2, context: { debug: true } })
    expect(second.result.lines).toEqual(['second'])
    expect(readFileSync(path.join(paths.logs, 'packer.log'), 'utf8')).toBe('first\n')
    expect(readFileSync(path.join(paths.logs, 'packer-2.log'), 'utf8')).toBe('second\n')
    const debug = await buildWith('echo $PACKER_LOG_PATH', { directory, number: 2, context: { debug: true } })
    expect(debug.result.lines).toEqual([path.join(paths.logs, 'packer-debug-2.log')])
    await buildWith('echo again', { directory })
    expect(readdirSync(paths.logs)).toEqual(['packer.log'])
  })
})
