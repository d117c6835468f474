// The workflows of docs/workflows as the README shows them.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { markdownTable } from './markdown.ts'

const directory = path.join(import.meta.dirname, '../docs/workflows')

/** One workflow of docs/workflows as a block of YAML. */
export function workflowBlock(name: string): string {
  return `\n\`\`\`yaml\n${readFileSync(path.join(directory, name), 'utf8')}\`\`\`\n`
}

/**
 * The table of all workflows: a link, and what the comment at the top says in its first sentence.
 *
 * @throws Error when a workflow begins with no comment
 */
export function workflowTable(): string {
  const names = readdirSync(directory).filter((name) => name.endsWith('.yml'))
  const rows = names.map((name) => {
    const text = readFileSync(path.join(directory, name), 'utf8')
    const events = Object.keys((parse(text) as { on: object }).on)
    return [`[${name}](docs/workflows/${name})`, firstSentence(name, text), events.join(', ')]
  })
  return `\n${markdownTable(['Workflow', 'What it does', 'Runs on'], rows)}\n`
}

function firstSentence(name: string, text: string): string {
  const comment = /^(?:# .*\n)+/.exec(text)?.[0].replaceAll(/^# /gm, '').replaceAll('\n', ' ')
  const sentence = comment === undefined ? undefined : /^.+?\.(?= |$)/.exec(comment)?.[0]
  if (sentence === undefined) throw new Error(`docs/workflows/${name} does not begin with a comment`)
  return sentence
}
