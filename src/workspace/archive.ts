import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { type Pack, pack } from 'tar-stream'
import { problem, UserError } from '../errors/problem.ts'
import type { FileContent } from '../plan/workspace-contents.ts'
import type { RenderedFiles } from '../render/render.ts'

/** What the archive is made from. */
type Archived = Pick<RenderedFiles, 'dockerfile' | 'fromWorkspace'>

/**
 * Writes what goes from the workspace to the builder, as a tar archive:
 *
 * - `environment/Dockerfile`, and `environment/context/`, its build context; nothing of both without an environment
 * - `environment/Dockerfile.dockerignore`, which names nothing: BuildKit takes it instead of a .dockerignore of the context,
 *   which has been applied here
 * - `setup-script`, if there is one, executable
 * - `files.json`, an array of `{ "file": "files/0000", "destination": "/etc/motd", "mode": "0644" }`, and those files; a symbolic link has
 *   no mode
 *
 * The same contents give the same bytes: entries are of user 0 and of 1970. Readable by the owner alone.
 *
 * @param path of the archive
 * @throws UserError `unusable-file` when a file changes while the step runs
 */
export async function writeArchive(path: string, contents: Archived): Promise<void> {
  const archive = pack()
  const written = pipeline(archive, createWriteStream(path, { mode: 0o600 }))
  // Both are waited for, so that neither fails unheard.
  await Promise.all([written, fill(archive, contents).catch((error) => archive.destroy(error))])
}

async function fill(archive: Pack, { dockerfile, fromWorkspace }: Archived): Promise<void> {
  const { environment, setupScript, files } = fromWorkspace
  if (environment !== undefined && dockerfile !== undefined) {
    addText(archive, 'environment/Dockerfile', dockerfile)
    addText(archive, 'environment/Dockerfile.dockerignore', '# Applied on the runner.\n')
    archive.entry({ ...ROOT, name: 'environment/context', type: 'directory', mode: 0o755 })
    for (const entry of environment.files) await addEntry(archive, `environment/context/${entry.path}`, entry)
  }
  if (setupScript !== undefined) addText(archive, 'setup-script', setupScript.text, 0o755)
  const placed = files.map((file, index) => ({
    file: `files/${String(index).padStart(4, '0')}`,
    destination: file.destination,
    mode: 'link' in file ? undefined : file.mode.toString(8).padStart(4, '0'),
  }))
  addText(archive, 'files.json', `${JSON.stringify(placed)}\n`)
  for (const [index, file] of files.entries()) await addEntry(archive, placed[index]?.file ?? '', file)
  archive.finalize()
}

/** What is the same for every entry. */
const ROOT = { uid: 0, gid: 0, uname: 'root', gname: 'root', mtime: new Date(0) } as const

async function addEntry(
  archive: Pack,
  name: string,
  entry: FileContent | { readonly link: string },
): Promise<void> {
  if (!('link' in entry)) return addFile(archive, name, entry)
  archive.entry({ ...ROOT, name, type: 'symlink', linkname: entry.link, mode: 0o777 })
}

function addText(archive: Pack, name: string, text: string, mode = 0o644): void {
  archive.entry({ ...ROOT, name, type: 'file', mode }, text)
}

async function addFile(
  archive: Pack,
  name: string,
  { source, size, mode, sha256 }: FileContent,
): Promise<void> {
  const entry = archive.entry({ ...ROOT, name, type: 'file', mode, size })
  await pipeline(
    createReadStream(source),
    async function* (chunks: AsyncIterable<Buffer>) {
      const hash = createHash('sha256')
      let bytes = 0
      for await (const chunk of chunks) {
        hash.update(chunk)
        bytes += chunk.length
        if (bytes > size) throw changed(source)
        yield chunk
      }
      if (hash.digest('hex') !== sha256) throw changed(source)
    },
    entry as unknown as NodeJS.WritableStream,
  )
}

function changed(source: string): UserError {
  return new UserError([
    problem('unusable-file', {
      what: `'${source}' was changed while the step was running.`,
      remedy: 'Let no other step of the job write to the workspace meanwhile, and run the step again.',
    }),
  ])
}
