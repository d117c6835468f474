import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { repository } from '../support/repository.ts'

const read = (file: string) => readFileSync(path.join(repository, file), 'utf8')
const contributing = read('CONTRIBUTING.md')
const pages = [
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'docs/architecture.md',
  ...readdirSync(path.join(repository, 'docs/adr')).map((name) => `docs/adr/${name}`),
]

/** The folders directly in one of the repository's. */
function foldersIn(parent: string): string[] {
  return readdirSync(path.join(repository, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^(?:__pycache__|\..*|output)$/.test(entry.name))
    .map(({ name }) => name)
}

/** The part of CONTRIBUTING.md that maps a folder. */
function mapOf(parent: string): string {
  const heading = `### ${parent.replaceAll('_', '\\_')}/: `
  return contributing.split(heading)[1]?.split(/^##/m)[0] ?? ''
}

describe('the map of folders in CONTRIBUTING.md', () => {
  it.each(['src', 'rehearsal', 'scripts'])('has every folder of %s', (parent) => {
    expect(foldersIn(parent).filter((name) => !mapOf(parent).includes(`\`${name}/\``))).toEqual([])
  })

  it('has every folder of __tests__ that is not called like one of src', () => {
    const others = foldersIn('__tests__').filter((name) => !foldersIn('src').includes(name))
    expect(others).toContain('scenarios')
    expect(others.filter((name) => !mapOf('__tests__').includes(`\`${name}/\``))).toEqual([])
  })

  it.each(['src', 'rehearsal', 'scripts', '__tests__'])('names no folder that %s does not have', (parent) => {
    const named = [...mapOf(parent).matchAll(/^\| `([\w-]+)\/`/gm)].map(([, name]) => name ?? '')
    expect(named).not.toEqual([])
    expect(named.filter((name) => !existsSync(path.join(repository, parent, name)))).toEqual([])
  })
})

describe('what a contributor reads', () => {
  it('names only npm commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }
    const named = [...contributing.matchAll(/npm run ([a-z:-]+)/g)].map(([, name]) => name ?? '')
    expect(named).toContain('generate')
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it.each(pages)('links only to files that there are: %s', (page) => {
    const targets = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target]) => target ?? '')
    const file = (target: string) => path.join(repository, path.dirname(page), target)
    expect(targets.filter((target) => !existsSync(file(target)))).toEqual([])
  })

  it('names tests with their folder, which the next test looks for', () => {
    expect(contributing).toContain('accepted.test.ts')
    expect(contributing.match(/`[\w-]+\.test\.ts`/g)).toBeNull()
  })

  it('names only files of the repository', () => {
    const named = [
      ...contributing.matchAll(/`((?:src|scripts|rehearsal|__tests__|docs)\/[\w./-]+\.[a-z]+)`/g),
    ]
    expect(named.length).toBeGreaterThan(5)
    expect(
      named.map(([, file]) => file ?? '').filter((file) => !existsSync(path.join(repository, file))),
    ).toEqual([])
  })
})
