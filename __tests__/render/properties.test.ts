import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readInputs } from '../../src/inputs/read.ts'
import { dockerConfig } from '../../src/packer/docker-config.ts'
import { buildPaths } from '../../src/packer/workspace.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { cloudConfig } from '../../src/render/cloud-config.ts'
import { packerVariables } from '../../src/render/packer-variables.ts'
import { assets } from '../support/bakes.ts'
import { planOf } from '../support/facts.ts'
import { outputOf, packer, python, temporaryDirectory } from '../support/programs.ts'
import { randomText, seeded } from '../support/random-text.ts'
import { requestOf } from '../support/requests.ts'

const HOW_MANY = 10_000
/** As many as Packer evaluates in a second or two. */
const SAMPLE = 500

/** Every free-text input: how a text becomes its raw value, and how long texts may be. */
const freeText: Readonly<
  Record<string, { inputs: (text: string) => Record<string, string>; longest: number }>
> = {
  'the value of a tag': { inputs: (text) => ({ tags: `key=${text}` }), longest: 30 },
  'the key of a tag': { inputs: (text) => ({ tags: `${text}=value` }), longest: 20 },
  'ami-description': { inputs: (text) => ({ 'ami-description': text }), longest: 30 },
  'output-dir': { inputs: (text) => ({ 'output-dir': text }), longest: 30 },
  'registry-username': { inputs: (text) => withLogin(text, 'password'), longest: 30 },
  'registry-password': { inputs: (text) => withLogin('user', text), longest: 60 },
}

function withLogin(username: string, password: string) {
  return { 'registry-username': username, 'registry-password': password }
}

/** The first 10,000 random texts that an input takes, as the action reads them. */
function accepted(
  name: string,
  read: (request: ReturnType<typeof requestOf>) => string | undefined,
): string[] {
  const { inputs, longest } = freeText[name] ?? { inputs: () => ({}), longest: 0 }
  const random = seeded(20_261_124)
  const found: string[] = []
  while (found.length < HOW_MANY) {
    const request = readInputs(inputs(randomText(random, longest)), { region: 'eu-west-2' })
    if (!Array.isArray(request)) {
      const value = read(request as ReturnType<typeof requestOf>)
      if (value !== undefined) found.push(value)
    }
  }
  return found
}

const plan = planOf(requestOf())
const variables = (changed: Partial<Plan>, directory = '/run') =>
  `${JSON.stringify(packerVariables({ ...plan, ...changed }, buildPaths(directory)))}\n`

/** What Python's own JSON reader makes of many variable files, one a line: the value under a key of each. */
function readByPython(files: readonly string[], key: string): unknown[] {
  const program = `import json, sys; print(json.dumps([json.loads(line)[${JSON.stringify(key)}] for line in sys.stdin.buffer]))`
  return python(program, files.join(''))
}

/** What Packer makes of texts that it reads as tags from a variable file. */
function readByPacker(texts: readonly string[]): unknown {
  const directory = temporaryDirectory()
  const tags = Object.fromEntries(texts.map((text, index) => [`k${index}`, text]))
  writeFileSync(path.join(directory, 'x.pkr.hcl'), 'variable "tags" { type = map(string) }\n')
  writeFileSync(path.join(directory, 'x.pkrvars.json'), JSON.stringify({ tags }))
  const { stdout, exitCode, said } = packer(['console', '-var-file=x.pkrvars.json', 'x.pkr.hcl'], {
    cwd: directory,
    input: 'jsonencode(var.tags)\n',
  })
  if (exitCode !== 0) throw new Error(said)
  return JSON.parse(stdout)
}

// HCL brings every string into Unicode's composed form (NFC), which is the same text to a reader.
const composed = (texts: readonly string[]) =>
  Object.fromEntries(texts.map((text, index) => [`k${index}`, text.normalize('NFC')]))

describe.each<[string, (request: ReturnType<typeof requestOf>) => string | undefined]>([
  ['the value of a tag', ({ tags }) => Object.values(tags)[0]],
  ['the key of a tag', ({ tags }) => Object.keys(tags)[0]],
  ['ami-description', (request) => request.amiDescription],
  ['output-dir', (request) => request.outputDir],
  ['registry-username', (request) => request.registryUsername],
  ['registry-password', (request) => request.registryPassword],
])('10,000 random texts for %s', (name, read) => {
  const texts = accepted(name, read)

  it('are any of Unicode, without what the input rejects', () => {
    expect(texts).toHaveLength(HOW_MANY)
    expect(new Set(texts).size).toBeGreaterThan(HOW_MANY / 2)
    expect(texts.some((text) => text.includes('$'))).toBe(true)
    expect(texts.some((text) => /[^\x20-\x7e]/.test(text))).toBe(name !== 'ami-description')
  })

  it('come out of the variable file as they went in, to Python', () => {
    const files = texts.map((text) => variables({ imageTags: { text } }))
    expect(readByPython(files, 'ami_tags')).toEqual(texts.map((text) => ({ text })))
  })

  it('and, a sample of them, to Packer', () => {
    const sample = texts.slice(0, SAMPLE)
    expect(readByPacker(sample)).toEqual(composed(sample))
  })

  it('come out of YAML as they went in, to PyYAML', async () => {
    const { nvidiaKey, dockerKey } = await assets()
    const install = { ...plan.install, packages: texts }
    const document = cloudConfig({ ...plan, install }, { nvidiaKey, dockerKey })
    const program =
      'import json, sys, yaml; print(json.dumps([f["content"] for f in yaml.load(sys.stdin.buffer, yaml.CSafeLoader)["write_files"] if f["path"].endswith("/packages")]))'
    expect(python(program, document)).toEqual([texts.map((text) => `${text}\n`).join('')])
  })

  it('come out of the environment and of bash as they went in', () => {
    const batch = 250
    const seen: string[] = []
    for (let start = 0; start < texts.length; start += batch) {
      const some = texts.slice(start, start + batch)
      const env = Object.fromEntries(some.map((text, index) => [`TEXT_${index}`, text]))
      const script = `for ((i = 0; i < ${some.length}; i++)); do name=TEXT_$i; printf '%s\\0' "\${!name}"; done`
      seen.push(...outputOf('bash', ['-c', script], { env }).split('\0').slice(0, -1))
    }
    expect(seen).toEqual(texts)
  })
})

it('10,000 random logins come out of Docker’s config.json as they went in, to Python', () => {
  const passwords = accepted('registry-password', (request) => request.registryPassword ?? '')
  const usernames = accepted('registry-username', (request) => request.registryUsername ?? '')
  const logins = passwords.map((password, index) => ({ username: usernames[index] ?? '', password }))
  const files = logins.map((login) => `${dockerConfig([{ registry: 'docker.io', ...login }])}\n`)
  const program = `import base64, json, sys
read = [base64.b64decode(auth["auth"]).decode().split(":", 1) for line in sys.stdin.buffer for auth in json.loads(line)["auths"].values()]
print(json.dumps([{"username": username, "password": password} for username, password in read]))`
  expect(python(program, files.join(''))).toEqual(logins)
  expect(files.join('')).not.toContain('{{')
})
