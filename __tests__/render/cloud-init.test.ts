import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { assets, bakes, renderedBake } from '../support/bakes.ts'
import { outputOf, python, run, temporaryDirectory } from '../support/programs.ts'

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
    expect(parts(userData)).toEqual([
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
