import type { FailureGroup } from '../src/diagnosis/failures/failure.ts'
import { generalPlaceholders, interpolate } from '../src/diagnosis/failures/placeholders.ts'
import { smokeTestSituations } from '../src/diagnosis/failures/smoke-test-situations.ts'
import { failureGroups } from '../src/diagnosis/failures.ts'
import { smokeTestFailureGroups } from '../src/diagnosis/smoke-test-failures.ts'
import { accountProblems } from '../src/errors/catalogue/account.ts'
import { endProblems, smokeTestProblems } from '../src/errors/catalogue/ends.ts'
import { inputProblems } from '../src/errors/catalogue/inputs.ts'
import { installProblems } from '../src/errors/catalogue/install.ts'
import type { ProblemGroup } from '../src/errors/catalogue/problem-group.ts'
import { publicationProblems } from '../src/errors/catalogue/publication.ts'
import { publishActionProblems } from '../src/errors/catalogue/publish-action.ts'
import type { ProblemCode } from '../src/errors/catalogue.ts'
import type { Problem } from '../src/errors/problem.ts'

/** A problem as the documentation shows it: with a line of a log that is recognised, where there is one. */
interface Entry extends Problem {
  readonly example?: string
}

/** The entries of one heading. */
export interface Section {
  readonly title: string
  readonly note?: string
  readonly entries: readonly Entry[]
}

/** Every section of docs/troubleshooting.md, in the order in which a bake comes to them. */
export const sections: readonly Section[] = [
  fromProblems(inputProblems),
  fromProblems(accountProblems),
  fromProblems(installProblems),
  ...failureGroups.map(fromFailures),
  fromProblems(endProblems),
  fromProblems(smokeTestProblems),
  ...smokeTestFailureGroups.map(fromFailures),
  {
    title: 'Smoke test: observations',
    note: 'If the error is not known, the phase of the smoke test decides.',
    entries: smokeTestSituations.map(({ code, what, remedy }) => ({
      code,
      what: what.replace('$phase', 'waiting for the scheduler'),
      remedy,
    })),
  },
  fromProblems(publicationProblems),
  fromProblems(publishActionProblems),
]

const HEAD = `# Troubleshooting

<!-- Written by npm run generate from src/errors/catalogue and src/diagnosis/failures. -->

A step that fails shows an annotation whose title is one of the codes below. The job summary says what is wrong, what to
do, and shows the lines of the log; the logs are folded away beneath it and kept in the directory that output
\`logs\` names. The meaning of a code does not change, so a workflow can use it.
`

/** The text of docs/troubleshooting.md. A code has one heading, where a bake comes to it first; later ones are described there. */
export function troubleshooting(all: readonly Section[]): string {
  const described = new Set<ProblemCode>()
  const body = all.flatMap(({ title, note, entries }) => {
    const codes = [...new Set(entries.map(({ code }) => code))]
    const fresh = codes.filter((code) => !described.has(code))
    for (const code of fresh) described.add(code)
    const again = codes.filter((code) => !fresh.includes(code)).map((code) => `[\`${code}\`](#${code})`)
    return [
      `## ${title}\n`,
      ...(note === undefined ? [] : [`${note}\n`]),
      ...(again.length > 0 ? [`See also: ${again.join(', ')}.\n`] : []),
      ...fresh.map((code) => explanation(code, title, all)),
    ]
  })
  return [HEAD, ...body].join('\n')
}

/** Everything that is known of a code. */
function explanation(code: ProblemCode, title: string, all: readonly Section[]): string {
  const parts = all.flatMap((section) => {
    const entries = section.entries.filter((entry) => entry.code === code)
    const where = section.title === title ? '' : `_${section.title}._ `
    return entries.map(
      ({ what, remedy, example }) => `${where}**${prose(what)}** ${prose(remedy)}\n${shown(example)}`,
    )
  })
  return [`### \`${code}\`\n`, ...parts].join('\n')
}

/** Text outside of a code span: what would be a tag of HTML is shown. */
export function prose(text: string): string {
  return text.replaceAll('<', '&lt;')
}

function shown(example: string | undefined): string {
  return example === undefined ? '' : `\n\`\`\`text\n${example}\n\`\`\`\n`
}

function fromProblems({ title, note, problems }: ProblemGroup): Section {
  const entries = Object.entries(problems).map(([code, entry]) => ({
    code: code as ProblemCode,
    what: entry.title,
    remedy: entry.note === undefined ? entry.remedy : `${entry.note} ${entry.remedy}`,
  }))
  return { title, ...(note === undefined ? {} : { note }), entries }
}

/** The texts as they are printed for the example, and of any bake. */
function fromFailures({ title, note, failures }: FailureGroup): Section {
  const entries = failures.map(({ code, pattern, example, what, remedy }) => {
    const match = pattern.exec(example) ?? []
    const text = (template: string) => interpolate(template, match, generalPlaceholders)
    return { code, what: text(what), remedy: text(remedy), example }
  })
  return { title, ...(note === undefined ? {} : { note }), entries }
}
