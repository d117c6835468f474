import { truncateSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { contentsIn, type Made, workspaceProblems, workspaceWith } from './support.ts'

const FILES: Readonly<Record<string, Made>> = {
  motd: 'hello\n',
  'tools/bin/run': { executable: '#!/bin/sh\n' },
  'tools/.config': 'x',
  'tools/bin/start': { link: 'run' },
  'tools/current': { link: 'bin' },
  'tools/bin/up': { link: '../.config' },
}

async function placesOf(files: string): Promise<readonly string[]> {
  const contents = await contentsIn(workspaceWith(FILES), { files })
  return contents.files.map((file) => {
    const how = 'link' in file ? `-> ${file.link}` : file.mode.toString(8)
    return `${file.path} ${file.destination} ${how}`
  })
}

describe('the files for the image', () => {
  it.each([
    ['motd=/etc/motd', ['motd /etc/motd 644']],
    ['motd=/etc/update-motd.d/', ['motd /etc/update-motd.d/motd 644']],
    ['motd=/', ['motd /motd 644']],
    ['motd=/srv/a\nmotd=/srv/b', ['motd /srv/a 644', 'motd /srv/b 644']],
  ])('are placed: %j', async (files, expected) => {
    expect(await placesOf(files)).toEqual(expected)
  })

  it.each(['tools=/opt/tools', './tools/=/opt/'])(
    'are everything in a directory, with links that stay in it: %s',
    async (files) => {
      expect(await placesOf(files)).toEqual([
        'tools/.config /opt/tools/.config 644',
        'tools/bin/run /opt/tools/bin/run 755',
        'tools/bin/start /opt/tools/bin/start -> run',
        'tools/bin/up /opt/tools/bin/up -> ../.config',
        'tools/current /opt/tools/current -> bin',
      ])
    },
  )

  it.each(['/etc/passwd', '../motd', 'gone', '.'])('have no link to %s', async (link) => {
    const workspace = workspaceWith({ motd: 'x', 'sub/file': 'x', 'sub/link': { link } })
    const problems = await workspaceProblems(workspace, { files: 'sub=/opt/sub' })
    const expected = `Input 'files' names 'sub/link', which is a symbolic link to '${link}'. Links are kept if they are relative and lead to something in the same directory of the input.`
    expect(problems).toEqual(link === '.' ? [] : [expected])
  })

  it.each([
    ['/run/a', 'is below /run, which is not in the image'],
    ['/dev/shm/a', 'is below /dev, which is not in the image'],
    ['/tmp/', 'is below /tmp, which is not in the image'],
    ['/var/tmp/a', 'is below /var/tmp, which is not in the image'],
    ['/proc/sys/a', 'is below /proc, which is not in the image'],
    ['/etc/dask-image.json', 'is a file of the bake'],
    ['/var/lib/bake-dask-ami/a', 'is a file of the bake'],
    ['/etc/systemd/system/bake-dask-ami-scratch.service', 'is a file of the bake'],
    ['/etc/ssh/ssh_host_ed25519_key', 'is removed from every image'],
    ['/home/ubuntu/.ssh/authorized_keys', 'is removed from every image'],
    ['/root/.docker/config.json', 'is removed from every image'],
    ['/var/log/x', 'is removed from every image'],
    ['/etc/shadow', 'must not be readable by everybody, as these files are'],
  ])('are not at %s', async (destination, why) => {
    const at = destination.endsWith('/') ? `${destination}motd` : destination
    expect(await workspaceProblems(workspaceWith(FILES), { files: `motd=${destination}` })).toEqual([
      `Input 'files' names 'motd', for ${at}, which ${why}. Choose another path in the image.`,
    ])
  })

  it.each([
    '/etc/ssh/sshd_config',
    '/etc/ssh/sshd_config.d/a.conf',
    '/runner',
    '/root/.ssh/config',
    '/var/logs',
  ])('may be at %s', async (destination) => {
    expect(await workspaceProblems(workspaceWith(FILES), { files: `motd=${destination}` })).toEqual([])
  })

  it('in a directory are not where one alone would not be', async () => {
    const workspace = workspaceWith({ 'root/etc/motd': 'x', 'root/tmp/x': 'x' })
    expect(await workspaceProblems(workspace, { files: 'root/etc=/etc\nroot=/' })).toEqual([])
    expect(await workspaceProblems(workspace, { files: 'root/tmp=/tmp' })).toEqual([
      expect.stringMatching(/^Input 'files' names 'root\/tmp\/x', for \/tmp\/x, which is below \/tmp/),
    ])
  })

  it.each([
    ['motd=/opt/a\ntools/.config=/opt/a', "'tools/.config', for /opt/a, where 'motd' is put."],
    [
      'motd=/opt/bin\ntools/bin/run=/opt/bin/run',
      "'tools/bin/run', for /opt/bin/run, but 'motd' is a file at /opt/bin.",
    ],
    ['tools=/opt\nmotd=/opt/.config', "'motd', for /opt/.config, where 'tools/.config' is put."],
  ])('have different places: %j', async (files, what) => {
    const [problem] = await workspaceProblems(workspaceWith(FILES), { files })
    expect(problem).toContain(`Input 'files' names ${what}`)
  })

  it('are not an empty directory', async () => {
    const workspace = workspaceWith({ 'sub/file': { link: '../sub' } })
    expect(await workspaceProblems(workspaceWith({ 'a/b': 'x' }), { files: 'a=/opt/a' })).toEqual([])
    expect(await workspaceProblems(workspace, { files: 'sub=/opt/a' })).toHaveLength(1)
  })

  it('have bounds for all of them together', async () => {
    const workspace = workspaceWith({ 'a/data': '', 'b/data': '' })
    for (const name of ['a', 'b']) truncateSync(path.join(workspace, name, 'data'), 300_000_000)
    expect(await workspaceProblems(workspace, { files: 'a=/opt/a' })).toEqual([])
    expect(await workspaceProblems(workspace, { files: 'a=/opt/a\nb=/opt/b' })).toEqual([
      expect.stringMatching(/^What input 'files' names \('a, b'\) has more than 500 MB\. /),
    ])
  })
})
