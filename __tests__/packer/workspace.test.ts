import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { outputDirectory, writeWorkspace } from '../../src/packer/workspace.ts'
import { renderedBake, templateDirectory } from '../support/bakes.ts'
import { temporaryDirectory } from '../support/programs.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

const { context } = new RecordingRunner({ workspace: '/workspace', tempDirectory: '/temp' })

describe('the directory of a run', () => {
  it.each([
    ['rendered', '/workspace/rendered'],
    ['./a/../b', '/workspace/b'],
    ['/absolute', '/absolute'],
    ['${file("/etc/passwd")} $(id) 🚀', '/workspace/${file("/etc/passwd")} $(id) 🚀'],
  ])('is %s against the workspace', (outputDir, directory) => {
    expect(outputDirectory(outputDir, context)).toBe(directory)
  })

  it('is a new one in the temporary directory of the runner when none is given', () => {
    const directories = [outputDirectory(undefined, context), outputDirectory(undefined, context)]
    expect(new Set(directories).size).toBe(2)
    for (const directory of directories) expect(directory).toMatch(/^\/temp\/bake-dask-ami-[0-9a-f-]{36}$/)
  })
})

describe('what is written into it', () => {
  it('is what was rendered, Packer’s template and its scripts, and nobody else can read our part', async () => {
    const directory = path.join(temporaryDirectory(), 'new')
    const rendered = await renderedBake('cpu-on-ubuntu-24.04')
    const paths = await writeWorkspace(directory, templateDirectory, rendered)
    expect(readdirSync(directory).toSorted()).toEqual([
      'bake.pkr.hcl',
      'bake.pkrvars.json',
      'build-environment.sh',
      'check-builder.sh',
      'cloud-config.yml',
      'collect-logs.sh',
      'from-workspace.tar',
      'generalise.sh',
      'image',
      'install-files.sh',
      'keep-start.sh',
      'logs',
      'prepare.sh',
      'provision.sh',
      'pull-images.sh',
      'record-start.sh',
      'set-up.sh',
      'trim-boot.sh',
      'user-data.mime',
      'wait-for-cloud-init.sh',
    ])
    expect(readFileSync(paths.variables, 'utf8')).toBe(rendered.variables)
    expect(readFileSync(paths.cloudConfig, 'utf8')).toBe(rendered.cloudConfig)
    expect(readFileSync(paths.userData, 'utf8')).toBe(rendered.userData)
    const mode = (file: string) => (statSync(file).mode & 0o777).toString(8)
    expect([directory, paths.logs].map(mode)).toEqual(['700', '700'])
    const ours = [paths.variables, paths.cloudConfig, paths.userData, paths.fromWorkspace]
    expect(ours.map(mode)).toEqual(['600', '600', '600', '600'])
  })

  it('may be written into a directory that is there, and again', async () => {
    const directory = temporaryDirectory()
    mkdirSync(path.join(directory, 'logs'))
    await writeWorkspace(directory, templateDirectory, await renderedBake('cpu-on-ubuntu-24.04'))
    const paths = await writeWorkspace(directory, templateDirectory, await renderedBake('arm64'))
    expect(readFileSync(paths.variables, 'utf8')).toContain('m7g.large')
  })
  it.each(['/proc/rendered', '/proc/self/../rendered/deeper', '/sys/rendered', '/sys'])(
    'is rejected with a clear error for %s, before mkdir, which never ends below /proc',
    async (bad) => {
      const rendered = await renderedBake('cpu-on-ubuntu-24.04')
      await expect(writeWorkspace(bad, templateDirectory, rendered)).rejects.toMatchObject({
        problems: [{ code: 'invalid-input', what: expect.stringContaining(`'${bad}' (EPERM)`) }],
      })
    },
  )

  it.each([
    ['a file', (directory: string) => path.join(directory, 'file')],
    ['a path through a file', (directory: string) => path.join(directory, 'file', 'deeper')],
    ['a link to a file', (directory: string) => path.join(directory, 'link')],
    ['a name that is too long', (directory: string) => path.join(directory, 'x'.repeat(300))],
  ])('is rejected with a clear error for %s', async (_, place) => {
    const directory = temporaryDirectory()
    writeFileSync(path.join(directory, 'file'), '')
    symlinkSync(path.join(directory, 'file'), path.join(directory, 'link'))
    const bad = place(directory)
    const rendered = await renderedBake('cpu-on-ubuntu-24.04')
    await expect(writeWorkspace(bad, templateDirectory, rendered)).rejects.toMatchObject({
      problems: [
        {
          code: 'invalid-input',
          what: expect.stringContaining(bad),
          remedy: expect.stringContaining("'output-dir'"),
        },
      ],
    })
  })
})
