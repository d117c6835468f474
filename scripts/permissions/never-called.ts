// Says which permissions of the documented policies no scenario has used, by the calls that local EC2s left in a directory:
//   node scripts/permissions/never-called.ts DIRECTORY
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Permission } from './permission.ts'
import { permissions } from './permissions.ts'

/**
 * The actions that are allowed and were called by nobody, but for those that the list says only AWS itself can show.
 *
 * @param called as IAM names them: `ec2:RunInstances`
 */
export function neverCalled(all: readonly Permission[], called: ReadonlySet<string>): string[] {
  const expected = all.filter(({ onlyOnAws }) => onlyOnAws === undefined).map(({ action }) => action)
  return [...new Set(expected)].filter((action) => !called.has(action)).toSorted()
}

function main(directory: string): number {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  )
  const called = files.flatMap(
    (name) => JSON.parse(readFileSync(path.join(directory, name), 'utf8')) as string[],
  )
  const unused = neverCalled(Object.values(permissions).flat(), new Set(called))
  for (const action of unused) {
    console.log(
      `${action} is allowed by docs/policies/, but no scenario calls it (scripts/permissions/permissions.ts)`,
    )
  }
  if (unused.length === 0) console.log('Every permission of the documented policies was used.')
  return unused.length === 0 ? 0 : 1
}

if (import.meta.main) process.exitCode = main(process.argv[2] ?? '.')
