import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { messageOf } from '../../errors/message.ts'
import type { OutputName } from '../../report/outputs.ts'
import type { Runner } from '../../runner/runner.ts'

/**
 * Writes a file whose path is an output. The image is built by then, so a full disk must not fail the bake over it: it only
 * warns.
 *
 * @returns its path; empty when it could not be written
 */
export async function writeOutputFile(
  output: OutputName,
  path: string,
  text: string,
  runner: Pick<Runner, 'warning'>,
): Promise<string> {
  try {
    await writeFile(path, text, { mode: 0o600 })
    return path
  } catch (error) {
    const why = messageOf(error)
    runner.warning(`${basename(path)} could not be written (${why}); output '${output}' is empty.`)
    return ''
  }
}
