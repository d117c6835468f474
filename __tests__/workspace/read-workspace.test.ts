import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { NOTHING } from '../../src/plan/workspace-contents.ts'
import { contentsIn, workspaceProblems, workspaceWith } from './support.ts'

const CHECK = 'Check the path; relative paths start at the workspace. Run actions/checkout before this step.'

describe('what the inputs name in the workspace', () => {
  it('is nothing without them, and no workspace is needed', async () => {
    expect(await contentsIn('/no/such/workspace', {})).toEqual(NOTHING)
  })

  it('is read as it is, wherever the process runs', async () => {
    const workspace = workspaceWith({
      'ci/setup.sh': '#!/bin/sh\ntrue\n',
      'cloud.sh': '#!/bin/sh\nmount -a\n',
      'uv.lock': 'version = 1\n',
      motd: 'hello',
      'bin/tool': { executable: '#!/bin/sh\n' },
    })
    const contents = await contentsIn(workspace, {
      'setup-script': './ci/setup.sh',
      'cloud-init': path.join(workspace, 'cloud.sh'),
      'client-environment': 'uv.lock',
      files: 'motd=/etc/motd\nbin/tool=/usr/local/bin/tool',
    })
    expect(contents).toEqual({
      environment: undefined,
      setupScript: { path: './ci/setup.sh', text: '#!/bin/sh\ntrue\n' },
      cloudInit: expect.objectContaining({ part: { type: 'x-shellscript', text: '#!/bin/sh\nmount -a\n' } }),
      clientEnvironment: { kind: 'uv-lock', path: 'uv.lock', python: [], entries: [] },
      files: [
        {
          path: 'motd',
          destination: '/etc/motd',
          mode: 0o644,
          size: 5,
          sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
          source: path.join(workspace, 'motd'),
        },
        expect.objectContaining({ path: 'bin/tool', mode: 0o755 }),
      ],
    })
  })

  it('that cannot be used is reported all at once', async () => {
    const workspace = workspaceWith({ 'empty.sh': '\n', 'deploy.conf': 'x', 'sub/file': 'x' })
    writeFileSync(path.join(workspace, 'latin1.yml'), Buffer.from('#cloud-config\n# \xe9', 'latin1'))
    writeFileSync(path.join(workspace, 'requirements.txt'), 'a\0b')
    const problems = await workspaceProblems(workspace, {
      environment: 'deploy.conf',
      'setup-script': 'empty.sh',
      'cloud-init': 'latin1.yml',
      'client-environment': 'requirements.txt',
      files: 'gone=/etc/gone\nsub/file=/tmp/a',
    })
    expect(problems).toEqual([
      expect.stringMatching(
        /^Input 'environment' names 'deploy.conf', whose name does not say what it is\. Allowed: requirements\*\.txt, .*uv\.lock/,
      ),
      `Input 'setup-script' names 'empty.sh', which is empty. ${CHECK}`,
      `Input 'cloud-init' names 'latin1.yml', which is not a text in UTF-8. ${CHECK}`,
      `Input 'files' names 'gone', which is not there. ${CHECK}`,
      "Input 'files' names 'sub/file', for /tmp/a, which is below /tmp, which is not in the image. Choose another path in the image.",
      `Input 'client-environment' names 'requirements.txt', which is no text: it holds NUL. ${CHECK}`,
    ])
  })

  it.each([
    ['by ..', '../outside.txt'],
    ['by an absolute path', '/etc/passwd'],
    ['by a symbolic link', 'link.txt'],
    ['by a link of a directory', 'up/outside.txt'],
  ])('may not be outside of it: %s', async (_, name) => {
    const workspace = workspaceWith({ 'link.txt': { link: '../outside.txt' }, up: { link: '..' } })
    writeFileSync(path.join(workspace, '../outside.txt'), 'secret')
    expect(await workspaceProblems(workspace, { files: `${name}=/etc/motd` })).toEqual([
      `Input 'files' names '${name}', which is outside of the workspace. ${CHECK}`,
    ])
  })

  it('may be a link inside of it, and may begin with two dots', async () => {
    const workspace = workspaceWith({ '..motd': 'x', link: { link: '..motd' } })
    expect(await workspaceProblems(workspace, { files: 'link=/etc/a\n..motd=/etc/b' })).toEqual([])
  })

  it('has bounds, which are seen before anything is read', async () => {
    const workspace = workspaceWith({ 'requirements.txt': 'dask\n', 'setup.sh': '#!/bin/sh\n' })
    for (const name of ['data', 'setup.sh', 'requirements.txt']) writeFileSync(path.join(workspace, name), '')
    truncateSync(path.join(workspace, 'data'), 2_000_000_000)
    truncateSync(path.join(workspace, 'setup.sh'), 1_000_001)
    truncateSync(path.join(workspace, 'requirements.txt'), 2 ** 40)
    expect(
      await workspaceProblems(workspace, {
        environment: 'requirements.txt',
        'setup-script': 'setup.sh',
        files: 'data=/opt/data',
      }),
    ).toEqual([
      `Input 'environment' names 'requirements.txt', which has 1099511627776 bytes; at most 50000000 are taken. ${CHECK}`,
      `Input 'setup-script' names 'setup.sh', which has 1000001 bytes; at most 1000000 are taken. ${CHECK}`,
      expect.stringMatching(/^What input 'files' names \('data'\) has more than 500 MB\. /),
    ])
  })

  it('may be no pipe, which would be read for ever', async () => {
    const workspace = workspaceWith({})
    mkdirSync(path.join(workspace, 'sub'))
    expect(await workspaceProblems('/', { 'setup-script': '/dev/null' })).toEqual([
      `Input 'setup-script' names '/dev/null', which is neither a file nor a directory. ${CHECK}`,
    ])
  })

  it('that would break a bake is reported with every line', async () => {
    const workspace = workspaceWith({
      'cloud.yml': '#cloud-config\npower_state: {mode: reboot}\nusers: [ada]\n',
      'set-up.sh': '#!/bin/sh\necho\r\n',
    })
    const inputs = { 'cloud-init': 'cloud.yml', 'setup-script': 'set-up.sh' }
    expect(await workspaceProblems(workspace, inputs)).toEqual([
      expect.stringMatching(
        /^Input 'setup-script' names 'set-up\.sh', which would break the bake\. Line 2 ends with CRLF/,
      ),
      expect.stringMatching(
        /^Input 'cloud-init' names 'cloud\.yml', which would break the bake\. Line 2: 'power_state' .*\. Line 3: 'users' /,
      ),
    ])
  })
})
