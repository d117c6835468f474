import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Proof } from '../report/proof.ts'

/** Writes smoke-report.json beside the directory of the logs; gives its path. */
export async function writeReport(proof: Proof, logs: string): Promise<string> {
  const path = join(dirname(logs), 'smoke-report.json')
  await writeFile(path, `${JSON.stringify(proof, undefined, 2)}\n`, { mode: 0o600 })
  return path
}
