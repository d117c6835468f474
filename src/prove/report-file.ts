import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Proof } from '../report/proof.ts'
import type { Runner } from '../runner/runner.ts'

/**
 * Writes smoke-report.json beside the directory of the logs. A full disk must not fail a good bake over it: it only warns.
 *
 * @returns its path; empty when it could not be written
 */
export async function writeReport(
  proof: Proof,
  logs: string,
  runner: Pick<Runner, 'warning'>,
): Promise<string> {
  const path = join(dirname(logs), 'smoke-report.json')
  try {
    await writeFile(path, `${JSON.stringify(proof, undefined, 2)}\n`, { mode: 0o600 })
    return path
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    runner.warning(`smoke-report.json could not be written (${why}); output 'smoke-report' is empty.`)
    return ''
  }
}
