import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { bakes, GOLDEN_RUN, renderedBake, templateDirectory } from '../support/bakes.ts'
import { packer, temporaryDirectory } from '../support/programs.ts'

/** Writes what a run of this bake would give to Packer; gives the directory. */
async function workspace(name: string): Promise<string> {
  const directory = temporaryDirectory()
  const { variables, userData } = await renderedBake(name)
  cpSync(templateDirectory, directory, { recursive: true })
  writeFileSync(path.join(directory, 'bake.pkrvars.json'), variables.replaceAll(GOLDEN_RUN, directory))
  writeFileSync(path.join(directory, 'user-data.mime'), userData)
  writeFileSync(path.join(directory, 'from-workspace.tar'), '')
  return directory
}

function validate(directory: string) {
  return packer(['validate', '-var-file=bake.pkrvars.json', 'bake.pkr.hcl'], { cwd: directory })
}

/** The value of an HCL expression as Packer sees it with the variables of a bake. */
function evaluate(directory: string, expression: string): string {
  const args = ['console', '-var-file=bake.pkrvars.json', 'bake.pkr.hcl']
  const { exitCode, stdout, said } = packer(args, { cwd: directory, input: `${expression}\n` })
  if (exitCode !== 0) throw new Error(said)
  return stdout.replace(/\n$/, '')
}

describe.each(Object.keys(bakes))('Packer, with the variables of %s', (name) => {
  it('finds the template valid, without a warning', async () => {
    const { exitCode, said } = validate(await workspace(name))
    expect(said).toBe('The configuration is valid.\n')
    expect(exitCode).toBe(0)
  })

  it('reads every value as it was meant', async () => {
    const directory = await workspace(name)
    const given = JSON.parse(readFileSync(path.join(directory, 'bake.pkrvars.json'), 'utf8')) as Record<
      string,
      unknown
    >
    const read = evaluate(
      directory,
      `jsonencode({${Object.keys(given)
        .map((key) => `${key} = var.${key}`)
        .join(', ')}})`,
    )
    expect(JSON.parse(read)).toEqual(given)
  })
})

describe('Packer', () => {
  it.each([
    [
      'a variable that is not there',
      (variables: Record<string, unknown>) => delete variables['region'],
      /region/,
    ],
    [
      'a volume of words',
      (variables: Record<string, unknown>) => Object.assign(variables, { volume_size: 'big' }),
      /volume_size/,
    ],
    [
      'user data that is not there',
      (variables: Record<string, unknown>) => Object.assign(variables, { user_data_file: '/no-such-file' }),
      /user_data_file/,
    ],
  ])('rejects %s', async (_, change, word) => {
    const directory = await workspace('cpu-on-ubuntu-24.04')
    const file = path.join(directory, 'bake.pkrvars.json')
    const variables = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    change(variables)
    writeFileSync(file, JSON.stringify(variables))
    const { exitCode, said } = validate(directory)
    expect(exitCode).toBe(1)
    expect(said).toMatch(word)
  })

  it.each([
    ['cpu-on-ubuntu-24.04', 'false'],
    ['session-manager', 'false'],
    ['rendered-only', 'true'],
  ])('never opens SSH to the world, not even by hand: %s', async (name, asksForOwnAddress) => {
    const template = readFileSync(path.join(templateDirectory, 'bake.pkr.hcl'), 'utf8')
    const [, expression = ''] = /temporary_security_group_source_public_ip = (.*)/.exec(template) ?? []
    expect(evaluate(await workspace(name), expression)).toBe(asksForOwnAddress)
  })

  it('formats the template as it stands', () => {
    const directory = temporaryDirectory()
    mkdirSync(path.join(directory, 'template'))
    cpSync(templateDirectory, path.join(directory, 'template'), { recursive: true })
    const { exitCode, said } = packer(['fmt', '-check', '-diff', 'template'], { cwd: directory })
    expect(said).toBe('')
    expect(exitCode).toBe(0)
  })
})
