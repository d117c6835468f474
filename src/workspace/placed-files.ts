import { basename, posix, resolve } from 'node:path'
import { UserError } from '../errors/problem.ts'
import type { Placement } from '../inputs/workspace-grammar.ts'
import { whyNotInImage } from '../plan/image-paths.ts'
import type { ContextEntry, PlacedFile } from '../plan/workspace-contents.ts'
import { readContext, requireBounds } from './context.ts'
import { everyProblem, locate, type Named, sha256Of, unusable } from './workspace-file.ts'

/**
 * Reads what input `files` names: files, and directories with all that is below them.
 *
 * @param workspace its absolute path
 * @throws UserError `unusable-file`, `environment-too-large`
 */
export async function readPlacedFiles(
  workspace: string,
  placements: readonly Placement[],
): Promise<readonly PlacedFile[]> {
  const readings = placements.map((placement) => readPlacement(workspace, placement))
  const problems = await everyProblem(readings)
  if (problems.length > 0) throw new UserError(problems)
  const files = (await Promise.all(readings)).flat()
  requireDifferentPlaces(files)
  requireBounds(
    files.length,
    files.reduce((sum, file) => sum + ('size' in file ? file.size : 0), 0),
    { input: 'files', path: placements.map(({ from }) => from).join(', ') },
  )
  return files
}

async function readPlacement(workspace: string, { from, to }: Placement): Promise<readonly PlacedFile[]> {
  const named = { input: 'files', path: from }
  const { source, kind, size, mode } = await locate(workspace, named)
  const destination = to.endsWith('/') ? `${to}${basename(resolve(workspace, from))}` : to
  if (kind === 'directory') return readDirectory(source, destination, named)
  requireBounds(1, size, named)
  requireInImage(destination, named)
  return [{ path: from, destination, source, size, mode, sha256: await sha256Of(source) }]
}

async function readDirectory(source: string, destination: string, named: Named): Promise<PlacedFile[]> {
  const entries = await readContext(source, '', undefined, named)
  if (entries.length === 0) throw unusable(named, 'which is a directory without files')
  const paths = new Set(entries.map(({ path }) => path))
  return entries.map((entry) => {
    const found = { ...named, path: posix.join(named.path, entry.path) }
    if ('link' in entry) requireInside(entry, paths, found)
    const place = `${destination}/${entry.path}`
    requireInImage(place, found)
    return { ...entry, path: found.path, destination: place }
  })
}

/** A link that leads elsewhere would lead to something else in the image, or to nothing. */
function requireInside(
  { path, link }: Extract<ContextEntry, { readonly link: string }>,
  paths: ReadonlySet<string>,
  named: Named,
): void {
  const target = posix.join(posix.dirname(path), link)
  const leads = [...paths].some((each) => each === target || each.startsWith(`${target}/`))
  if (!posix.isAbsolute(link) && (leads || target === './' || target === '.')) return
  throw unusable(
    named,
    `which is a symbolic link to '${link}'`,
    'Links are kept if they are relative and lead to something in the same directory of the input.',
  )
}

function requireInImage(destination: string, named: Named): void {
  const why = whyNotInImage(destination)
  if (why !== undefined)
    throw unusable(named, `for ${destination}, which ${why}`, 'Choose another path in the image.')
}

/** @throws UserError where two files have the same place, or one the place of a directory of the other. */
function requireDifferentPlaces(files: readonly PlacedFile[]): void {
  const byPlace = new Map<string, PlacedFile>()
  for (const file of files) {
    const same = byPlace.get(file.destination)
    if (same !== undefined && same.path !== file.path)
      throw unusable(
        { input: 'files', path: file.path },
        `for ${file.destination}, where '${same.path}' is put`,
      )
    byPlace.set(file.destination, file)
  }
  for (const file of files) {
    const above = parentsOf(file.destination).find((directory) => byPlace.has(directory))
    if (above !== undefined)
      throw unusable(
        { input: 'files', path: file.path },
        `for ${file.destination}, but '${byPlace.get(above)?.path}' is a file at ${above}`,
      )
  }
}

function parentsOf(path: string): string[] {
  const parent = posix.dirname(path)
  return parent === '/' ? [] : [parent, ...parentsOf(parent)]
}
