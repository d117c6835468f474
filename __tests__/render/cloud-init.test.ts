import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { buildPaths } from '../../src/packer/workspace.ts'
import type { CloudInitPart } from '../../src/plan/cloud-init/read.ts'
import { render } from '../../src/render/render.ts'
import { assets, bakes, renderedBake } from '../support/bakes.ts'
import { planOf } from '../support/facts.ts'
import { outputOf, python, run, temporaryDirectory } from '../support/programs.ts'
import { requestOf } from '../support/requests.ts'

// cloud-init belongs to the system's Python.
const SYSTEM_PYTHON = '/usr/bin/python3'

/** In bytes: the 200 packages that may be given, of 35 characters each. */
const ROOM_FOR_PACKAGES = 7000

/** Splits user data by cloud-init's own code, which also unpacks and sorts out what it does not take. */
const SPLIT = `
import json, sys
from cloudinit import user_data
message = user_data.convert_string(sys.stdin.buffer.read())
parts = [part for part in message.walk() if part.get_content_maintype() != "multipart"]
print(json.dumps([
    {"type": part.get_content_type(), "name": part.get_filename(), "text": part.get_payload(decode=True).decode()}
    for part in parts
]))
`

/** What cloud-init makes of user data by its own code: the cloud-config of all parts, and the scripts in the order in which they run. */
const MERGE = `
import json, sys
from email.mime.multipart import MIMEMultipart
from cloudinit import user_data, util
from cloudinit.handlers.cloud_config import CloudConfigPartHandler

class Nowhere:
    def get_ipath(self, name):
        return None

processor = user_data.UserDataProcessor.__new__(user_data.UserDataProcessor)
message = MIMEMultipart()
processor._process_msg(user_data.convert_string(sys.stdin.buffer.read()), message)
handler, scripts = CloudConfigPartHandler(Nowhere()), {}
for part in message.walk():
    kind, payload = part.get_content_type(), util.fully_decoded_payload(part)
    if kind == "text/cloud-config":
        handler.handle_part(None, kind, part.get_filename(), payload, None, dict(part))
    elif kind == "text/x-shellscript":
        scripts[part.get_filename()] = payload
# cc_runcmd writes a script of this name; runparts sorts names as this does.
if "runcmd" in handler.cloud_buf:
    scripts["runcmd"] = json.dumps(handler.cloud_buf["runcmd"])
print(json.dumps({"config": handler.cloud_buf, "scripts": sorted(scripts.items())}))
`

interface Merged {
  readonly config: Readonly<Record<string, unknown>>
  readonly scripts: readonly (readonly [name: string, text: string])[]
}

async function merged(cloudInit: CloudInitPart | undefined): Promise<Merged> {
  const plan = { ...planOf(requestOf()), cloudInit }
  const { userData } = render(plan, await assets(), buildPaths('/run-directory'))
  return JSON.parse(outputOf(SYSTEM_PYTHON, ['-c', MERGE], { input: userData })) as Merged
}

interface Part {
  readonly type: string
  readonly name: string
  readonly text: string
}

function parts(userData: string): Part[] {
  return JSON.parse(outputOf(SYSTEM_PYTHON, ['-c', SPLIT], { input: userData })) as Part[]
}

/** What cloud-init's own checker says of a cloud-config: its schema, on the version that is installed. */
function validate(cloudConfig: string) {
  const file = path.join(temporaryDirectory(), 'cloud-config.yml')
  writeFileSync(file, cloudConfig)
  return run('cloud-init', ['schema', '--config-file', file])
}

describe.each(Object.keys(bakes))('the user data of %s', (name) => {
  it('is split by cloud-init into the cloud-config and the script, byte by byte', async () => {
    const { userData, cloudConfig } = await renderedBake(name)
    expect(parts(userData).slice(0, 2)).toEqual([
      { type: 'text/cloud-config', name: 'cloud-config.yml', text: cloudConfig },
      { type: 'text/x-shellscript', name: 'prepare.sh', text: (await assets()).prepareScript },
    ])
  })

  it('holds a cloud-config that cloud-init’s schema takes, without a warning about deprecation', async () => {
    const [cloudConfig] = parts((await renderedBake(name)).userData)
    const { exitCode, said } = validate(cloudConfig?.text ?? '')
    expect(said).toMatch(/^Valid /)
    expect(said).not.toMatch(/deprecat/i)
    expect(exitCode).toBe(0)
  })

  it('means the same to PyYAML, which cloud-init reads it with, as to a YAML 1.2 parser', async () => {
    const { cloudConfig } = await renderedBake(name)
    const read = 'import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin)))'
    expect(python(read, cloudConfig)).toEqual(parse(cloudConfig))
  })

  it('is ASCII, so that no decoding on the way can change it', async () => {
    expect((await renderedBake(name)).userData).toMatch(/^[\n\x20-\x7e]*$/)
  })
})

describe('cloud-init’s schema checker', () => {
  it.each([
    ['bootcmd: mkdir /run/x', /bootcmd/],
    ['write_files: [{content: no path}]', /path/],
    ['ssh_pwauth: 7', /ssh_pwauth/],
  ])('rejects %s', (line, word) => {
    const { exitCode, said } = validate(`#cloud-config\n${line}\n`)
    expect(exitCode).not.toBe(0)
    expect(said).toMatch(word)
  })
})

describe('the script part', () => {
  it('is a file that runs by itself, and of a size that leaves room for packages', async () => {
    const { prepareScript } = await assets()
    expect(prepareScript).toMatch(/^#!\/bin\/sh\n/)
    const largest = Buffer.byteLength((await renderedBake('cpu-on-ubuntu-24.04')).userData)
    expect(largest).toBeLessThan(16_384 - ROOM_FOR_PACKAGES)
  })

  it('ends the user data exactly as it stands in its file', async () => {
    const file = readFileSync(path.join(import.meta.dirname, '../../src/packer/template/prepare.sh'), 'utf8')
    expect((await renderedBake('arm64')).userData).toContain(`\n\n${file}\n--`)
  })
})

describe('a further part of the user data', () => {
  it('is a cloud-config of which cloud-init adds everything and with which it replaces nothing', async () => {
    const own = (await merged(undefined)).config
    const text = [
      '#cloud-config',
      'bootcmd: [[modprobe, nfs]]',
      'write_files: [{path: /etc/x, content: "é → 🚀"}]',
      'ssh_pwauth: true',
      'runcmd: [mount -a]',
      'ntp: {enabled: true}',
      '',
    ].join('\n')
    const { config, scripts } = await merged({ type: 'cloud-config', text })
    expect(config).toEqual({
      ...own,
      bootcmd: [...(own['bootcmd'] as unknown[]), ['modprobe', 'nfs']],
      write_files: [...(own['write_files'] as unknown[]), { path: '/etc/x', content: 'é → 🚀' }],
      runcmd: ['mount -a'],
      ntp: { enabled: true },
    })
    expect(scripts.map(([name]) => name)).toEqual(['prepare.sh', 'runcmd'])
  })

  it.each(['#!/bin/sh\nmount -a\n', '#!/bin/sh\n# é → 🚀\n'.repeat(9), '#!/bin/sh\n--==bake-dask-ami==--\n'])(
    'is a script that runs after that of the bake: %j',
    async (text) => {
      const { scripts } = await merged({ type: 'x-shellscript', text })
      expect(scripts).toEqual([
        ['prepare.sh', (await assets()).prepareScript],
        ['user-cloud-init', text],
      ])
    },
  )
})
