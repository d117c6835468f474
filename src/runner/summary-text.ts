/**
 * GitHub takes 1 MiB of summary a step and shows none of a longer one
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands, "Step isolation and limits").
 * Some room is left for links.
 */
const MOST_BYTES = 900_000
/**
 * In characters. The runner cuts what is longer, in the log too, without saying so (actions/runner, ExecutionContext.cs:
 * _maxIssueMessageLength).
 */
const LONGEST_MESSAGE = 4096
/** What a message keeps of itself whatever comes after it. */
const LEAST_KEPT = 1000
const CUT = ' ...'

/** Markdown that GitHub takes: what is too long ends early, and says so at its top. */
export function fitted(markdown: string): string {
  if (Buffer.byteLength(markdown) <= MOST_BYTES) return markdown
  const start = Buffer.from(markdown).subarray(0, MOST_BYTES).toString('utf8')
  const whole = start.slice(0, start.lastIndexOf('\n') + 1)
  return `> [!NOTE]\n> This summary is longer than GitHub takes; its end is missing.\n\n${whole}`
}

/**
 * A message of a length that an annotation can have; `...` stands for the rest.
 *
 * @param remedy is added to it, and kept where the message is cut
 */
export function shortened(message: string, remedy = ''): string {
  const end = remedy === '' ? '' : ` ${remedy}`
  const start = cut(message, Math.max(LEAST_KEPT, LONGEST_MESSAGE - end.length))
  return cut(`${start}${end}`, LONGEST_MESSAGE)
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - CUT.length)}${CUT}`
}

// What report/markdown.ts writes of a problem; foreign text cannot, as its tags are escaped.
const MENTION = /\(<code>([a-z][a-z0-9-]*)<\/code> in docs\/troubleshooting\.md\)/g

/**
 * Markdown in which the documentation that it mentions is a link to this action's own repository. A path alone would be read
 * as a file of the user's. Without good values in the environment the text stays as it is.
 *
 * @param env https://docs.github.com/en/actions/reference/workflows-and-actions/variables: GITHUB_SERVER_URL,
 * GITHUB_ACTION_REPOSITORY, GITHUB_ACTION_REF
 */
export function withDocumentation(
  markdown: string,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const server = env['GITHUB_SERVER_URL'] ?? ''
  const repository = env['GITHUB_ACTION_REPOSITORY'] ?? ''
  const ref = env['GITHUB_ACTION_REF'] ?? ''
  const good =
    /^https:\/\/[a-z0-9.-]+(?::\d+)?$/i.test(server) &&
    /^[\w.-]+\/[\w.-]+$/.test(repository) &&
    /^[\w][\w./-]*$/.test(ref) &&
    ![repository, ref].some((text) => text.includes('..'))
  if (!good) return markdown
  const file = `${server}/${repository}/blob/${ref}/docs/troubleshooting.md`
  return markdown.replace(MENTION, `(<a href="${file}#$1"><code>$1</code> in the documentation</a>)`)
}
