import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect } from 'vitest'
import { parse } from 'yaml'
import { outsideOfBlocks } from '../support/markdown.ts'
import { packer, python } from '../support/programs.ts'
import { withRunner } from '../support/scenario.ts'

/** What HCL, Go templates, shells, YAML, JSON, MIME and the runner might take for more than text. */
const HOSTILE: Readonly<Record<string, string>> = {
  'hcl function': '${file("/etc/passwd")}',
  'hcl directive': '%{ if true }x%{ endif }',
  'hcl escape': '$${x} %%{y} \\${z}',
  'go template halves': '{ { x } } }}',
  shell: '$(id) `id` ; id | id & id > /tmp/x',
  quotes: `"double" 'single' \\"escaped\\" \\'`,
  backslashes: '\\ \\n \\t \\u0041 \\x41',
  'yaml indicators': '- ? : , [ ] { } # & * ! | > @ ` %',
  'yaml key': 'key: value # comment',
  'yaml anchor': '&anchor *alias !!python/object:os.system',
  'yaml boolean': 'yes',
  'yaml null': '~',
  'yaml octal': '0777',
  'yaml sexagesimal': '12:30:45',
  'yaml merge': '<<',
  'yaml end': '---',
  'json end': '"}, "injected": {"',
  'mime boundary': '--==bake-dask-ami==',
  'runner command': '::set-output name=ami::ami-evil ##[error]x',
  markup: '<script>alert(1)</script> [x](y) | `z`',
  emoji: '🚀 👩‍🚀 é ﷽ עברית',
  spaces: 'a  b   c',
  empty: '',
}

const DESCRIPTION = '${file("/etc/passwd")} %{ if true } "\'` $(id) : # & * - ? | > @ --==bake-dask-ami=='
const OUTPUT_DIR = 'out ${file("/etc/passwd")} %{ if true } "\'` $(id) : # 🚀'

const it = withRunner.extend('render', ({ runner }) => () => {
  const tags = Object.entries(HOSTILE).map(([key, value]) => `${key}=${value}`)
  return runner.run('main', {
    with: {
      mode: 'render',
      region: 'eu-west-2',
      tags: tags.join('\n'),
      'ami-name': "(a)[b] ./-'@_",
      'ami-description': DESCRIPTION,
      'output-dir': OUTPUT_DIR,
      'source-ami-name': 'x*?[y]',
      'source-ami-owner': 'self',
      'iam-instance-profile': '+=,.@-_x',
    },
  })
})

interface Variables {
  readonly ami_tags: Record<string, string>
  readonly run_tags: Record<string, string>
  readonly ami_description: string
  readonly user_data_file: string
}

describe('mode: render under hostile values', () => {
  it('writes JSON in which every value is what went in', async ({ runner, render }) => {
    const step = await render()
    expect(step.exitCode, step.log).toBe(0)
    const directory = path.join(runner.workspace, OUTPUT_DIR)
    const text = readFileSync(step.outputs['variables'] ?? '', 'utf8')
    const readers = [
      JSON.parse(text),
      python('import json, sys; print(json.dumps(json.load(sys.stdin)))', text),
    ] as Variables[]
    for (const variables of readers) {
      expect(variables.ami_tags).toMatchObject(HOSTILE)
      expect(variables.run_tags).toMatchObject(HOSTILE)
      expect(variables).toMatchObject({
        ami_name: "(a)[b] ./-'@_",
        ami_description: DESCRIPTION,
        user_data_file: path.join(directory, 'user-data.mime'),
        manifest_file: path.join(directory, 'manifest.json'),
        source_ami_filters: { name: 'x*?[y]' },
        iam_instance_profile: '+=,.@-_x',
      })
    }
  })

  it('writes YAML that two parsers read alike, without anything of the user in it', async ({ render }) => {
    const text = readFileSync((await render()).outputs['cloud-init'] ?? '', 'utf8')
    const document: unknown = parse(text)
    expect(python('import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin)))', text)).toEqual(
      document,
    )
    expect(Object.keys(document as object)).toEqual(['bootcmd', 'write_files', 'ssh_pwauth'])
    expect(text).not.toMatch(/passwd|alert|ami-evil/)
  })

  it('gives Packer values that it takes literally, and files that it finds', async ({ runner, render }) => {
    const step = await render()
    const directory = path.dirname(step.outputs['template'] ?? '')
    const args = ['-var-file=bake.pkrvars.json', 'bake.pkr.hcl']
    const expression =
      'jsonencode({ tags = var.ami_tags, description = var.ami_description, file = var.user_data_file })\n'
    const { stdout, said } = packer(['console', ...args], { cwd: directory, input: expression })
    expect(JSON.parse(stdout || said)).toMatchObject({
      tags: HOSTILE,
      description: DESCRIPTION,
      file: path.join(runner.workspace, OUTPUT_DIR, 'user-data.mime'),
    })
    expect(packer(['validate', ...args], { cwd: directory }).said).toBe('The configuration is valid.\n')
  })

  it('logs and shows nothing that the runner would obey or the summary would run', async ({
    runner,
    render,
  }) => {
    const step = await render()
    expect(step.log).not.toMatch(/^\s*::(?:set-output|error)|##\[/m)
    expect(outsideOfBlocks(step.summary)).not.toContain('<script>')
    expect(step.outputs).toEqual({
      'cloud-init': path.join(runner.workspace, OUTPUT_DIR, 'cloud-config.yml'),
      template: path.join(runner.workspace, OUTPUT_DIR, 'bake.pkr.hcl'),
      variables: path.join(runner.workspace, OUTPUT_DIR, 'bake.pkrvars.json'),
    })
  })
})
