import type { CheckedClient } from '../plan/client/check.ts'
import { code, plain, table } from './markdown.ts'

/** The part of a job summary that says how the lock of a client compares with the image; empty without one. */
export function clientSection(checked: CheckedClient | undefined): string[] {
  if (checked === undefined) return []
  const { path, same, differences, notCompared } = checked
  const rows = differences.map(({ name, client, image }) => [
    plain(name),
    plain(client),
    image === undefined ? 'none' : plain(image),
  ])
  return [
    "### The client's environment\n",
    same.length === 0
      ? `${code(path)} was compared with the image.\n`
      : `${code(path)} has the same ${plain(same.join(', '))} as the image.\n`,
    ...(rows.length === 0 ? [] : [table(['Different', 'Client', 'Image'], rows)]),
    ...(notCompared.length === 0 ? [] : [`Not compared: ${plain(notCompared.join(', '))}.\n`]),
  ]
}
