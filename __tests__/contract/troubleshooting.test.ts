import { describe, expect, it } from 'vitest'
import { prose, sections, troubleshooting } from '../../scripts/troubleshooting.ts'
import { failureCodes } from '../../src/errors/catalogue/failure-codes.ts'
import { catalogue } from '../../src/errors/catalogue.ts'

const text = troubleshooting(sections)
const headings = [...text.matchAll(/^### `([^`]+)`$/gm)].map((match) => match[1] ?? '')

describe('docs/troubleshooting.md', () => {
  it('has a heading for every code', () => {
    const codes = new Set([...Object.keys(catalogue), ...Object.values(failureCodes).flat()])
    expect(headings.toSorted()).toEqual([...codes].toSorted())
  })

  it('has one heading a code, so that links to it lead to all that is known of it', () => {
    expect(headings).toEqual([...new Set(headings)])
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1])
    expect(links.filter((link) => !headings.includes(link ?? ''))).toEqual([])
  })

  it('has everything of a code under its heading, and shows the words that it is known by', () => {
    const below = (code: string) => text.split(`### \`${code}\`\n`)[1]?.split(/^##/m)[0] ?? ''
    for (const { code, what, remedy, example } of sections.flatMap(({ entries }) => entries)) {
      expect(below(code)).toContain(`**${prose(what)}** ${prose(remedy)}`)
      if (example !== undefined) expect(below(code)).toContain(`\`\`\`text\n${example}\n\`\`\``)
    }
  })

  it('shows what looks like a tag of HTML as text', () => {
    expect(text.replaceAll(/```text\n[\s\S]*?\n```|<!--.*-->/g, '')).not.toContain('<')
  })

  it('has no gap where the log would name something', () => {
    expect(text.replaceAll(/```text\n[\s\S]*?\n```/g, '')).not.toMatch(/\$|undefined| in of | {2}/)
  })
})
