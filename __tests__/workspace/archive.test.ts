import { appendFileSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { NOTHING, type WorkspaceContents } from '../../src/plan/workspace-contents.ts'
import { writeArchive } from '../../src/workspace/archive.ts'
import { outputOf, temporaryDirectory } from '../support/programs.ts'
import { contentsIn, workspaceWith } from './support.ts'

async function archiveOf(fromWorkspace: WorkspaceContents, dockerfile?: string): Promise<string> {
  const archive = path.join(temporaryDirectory(), 'from-workspace.tar')
  await writeArchive(archive, { fromWorkspace, dockerfile })
  return archive
}

/** What GNU tar, as the builder has it, lists: mode, owner, size, date and name of each entry. */
function listing(archive: string): string[] {
  const how = { env: { TZ: 'UTC', LC_ALL: 'C' } }
  const listed = outputOf('tar', ['--list', '--verbose', '--numeric-owner', '--file', archive], how)
  return listed.trimEnd().split('\n')
}

function member(archive: string, name: string): string {
  return outputOf('tar', ['--extract', '--to-stdout', '--file', archive, name])
}

const FILES = {
  'image/Dockerfile': 'FROM a\n',
  'image/app/main.py': 'print()\n',
  'image/app/run': { executable: '#!/bin/sh\n' },
  'image/current': { link: 'app' },
  'setup.sh': '#!/bin/sh\ntrue\n',
  motd: 'hello\n',
  empty: '',
  'tools/run': { executable: '#!/bin/sh\n' },
  'tools/start': { link: 'run' },
}

const INPUTS = {
  environment: 'image',
  'setup-script': 'setup.sh',
  files: 'motd=/etc/motd\nempty=/etc/empty\ntools=/opt/tools',
}

describe('the archive for the builder', () => {
  it('holds next to nothing where no input names anything', async () => {
    const archive = await archiveOf(NOTHING)
    expect(listing(archive)).toEqual([expect.stringMatching(/^-rw-r--r-- 0\/0 .* files\.json$/)])
    expect(member(archive, 'files.json')).toBe('[]\n')
    expect(statSync(archive).mode & 0o777).toBe(0o600)
  })

  it('holds the environment, the script and the files as GNU tar reads them', async () => {
    const contents = await contentsIn(workspaceWith(FILES), INPUTS)
    const archive = await archiveOf(contents, 'FROM b\n')
    const line = (mode: string, size: number, name: string) => `${mode} 0/0 ${size} 1970-01-01 00:00 ${name}`
    expect(listing(archive).map((text) => text.replace(/ +/g, ' '))).toEqual([
      line('-rw-r--r--', 7, 'environment/Dockerfile'),
      line('-rw-r--r--', 25, 'environment/Dockerfile.dockerignore'),
      line('drwxr-xr-x', 0, 'environment/context'),
      line('-rw-r--r--', 7, 'environment/context/Dockerfile'),
      line('-rw-r--r--', 8, 'environment/context/app/main.py'),
      line('-rwxr-xr-x', 10, 'environment/context/app/run'),
      line('lrwxrwxrwx', 0, 'environment/context/current -> app'),
      line('-rwxr-xr-x', 15, 'setup-script'),
      line('-rw-r--r--', 249, 'files.json'),
      line('-rw-r--r--', 6, 'files/0000'),
      line('-rw-r--r--', 0, 'files/0001'),
      line('-rwxr-xr-x', 10, 'files/0002'),
      line('lrwxrwxrwx', 0, 'files/0003 -> run'),
    ])
    expect(member(archive, 'environment/Dockerfile')).toBe('FROM b\n')
    expect(member(archive, 'environment/context/app/main.py')).toBe('print()\n')
    expect(JSON.parse(member(archive, 'files.json'))).toEqual([
      { file: 'files/0000', destination: '/etc/motd', mode: '0644' },
      { file: 'files/0001', destination: '/etc/empty', mode: '0644' },
      { file: 'files/0002', destination: '/opt/tools/run', mode: '0755' },
      { file: 'files/0003', destination: '/opt/tools/start' },
    ])
  })

  it('is the same bytes for the same contents, wherever they are', async () => {
    const [one, other] = [workspaceWith(FILES), workspaceWith(FILES)]
    const bytes = async (workspace: string) =>
      readFileSync(await archiveOf(await contentsIn(workspace, INPUTS), 'FROM b\n'))
    expect((await bytes(one)).equals(await bytes(other))).toBe(true)
  })

  it('holds names that a header of 1988 cannot', async () => {
    const name = `${'long/'.repeat(60)}ünïcode "quoted" $(id)`
    const workspace = workspaceWith({
      'image/Dockerfile': 'FROM a\n',
      [`image/${name}`]: 'x'.repeat(100_000),
    })
    const archive = await archiveOf(await contentsIn(workspace, { environment: 'image' }), 'FROM a\n')
    expect(member(archive, `environment/context/${name}`)).toBe('x'.repeat(100_000))
  })

  it.each([
    ['larger', 'more'],
    ['other', ''],
  ])('is not made of a file that is %s than the one that was read', async (_, more) => {
    const workspace = workspaceWith(FILES)
    const contents = await contentsIn(workspace, INPUTS)
    const motd = path.join(workspace, 'motd')
    if (more === '') appendFileSync(motd, 'HELLO\n', { flag: 'w' })
    else appendFileSync(motd, more)
    await expect(archiveOf(contents, 'FROM b\n')).rejects.toMatchObject({
      problems: [{ code: 'unusable-file', what: `'${motd}' was changed while the step was running.` }],
    })
  })
})
