import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { sections, troubleshooting } from '../../scripts/troubleshooting.ts'
import { judgeContainerImages } from '../../src/plan/checks/container-images.ts'
import type { MissedContainerImage } from '../../src/registry/container-image.ts'
import { repository } from '../support/repository.ts'
import { requestOf } from '../support/requests.ts'

const text = troubleshooting(sections)
const headings = [...text.matchAll(/^### `([^`]+)`$/gm)].map((match) => match[1] ?? '')

/** Every code that a problem is made with, as it stands in the source; the documentation's own data aside. */
function codesInSource(): string[] {
  const source = path.join(repository, 'src')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith(path.join('report', 'problems')),
  )
  const made = /\bcode: '([a-z][\w-]*)'|\brefusal\(\s*'([^']+)'/g
  const found = files.flatMap((file) =>
    [...readFileSync(path.join(source, file), 'utf8').matchAll(made)].map(
      ([, code, refused]) => code ?? refused,
    ),
  )
  return [...new Set([...found.flatMap((code) => code ?? []), ...imageCodes()])]
}

/** The codes that are made of what a registry says. */
function imageCodes(): string[] {
  const states: readonly MissedContainerImage['state'][] = [
    ...(['not-found', 'login-missing', 'login-refused', 'wrong-architecture', 'unknown'] as const),
  ]
  return states.flatMap((state) => {
    const containerImages = [{ reference: 'x', state, why: 'no' }]
    return judgeContainerImages(requestOf(), { containerImages, source: undefined }).map(({ code }) => code)
  })
}

describe('docs/troubleshooting.md', () => {
  it('tells every code that a step can fail with, and no other', () => {
    expect(headings.toSorted()).toEqual(codesInSource().toSorted())
  })

  it('has one heading a code, so that links to it lead to all that is known of it', () => {
    expect(headings).toEqual([...new Set(headings)])
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1])
    expect(links.filter((link) => !headings.includes(link ?? ''))).toEqual([])
  })

  it('tells everything of a code under its heading, and shows the words that it is known by', () => {
    const told = (code: string) => text.split(`### \`${code}\`\n`)[1]?.split(/^##/m)[0] ?? ''
    for (const { code, what, remedy, example } of sections.flatMap(({ entries }) => entries)) {
      expect(told(code)).toContain(`**${what}** ${remedy}`)
      if (example !== undefined) expect(told(code)).toContain(`\`\`\`text\n${example}\n\`\`\``)
    }
  })

  it('has no gap where the log would name something', () => {
    expect(text.replaceAll(/```text\n.*\n```/g, '')).not.toMatch(/\$|undefined| in of | {2}/)
  })
})
