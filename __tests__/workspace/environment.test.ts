import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { contentsIn, type Made, workspaceProblems, workspaceWith } from './support.ts'

const LOCKS: Readonly<Record<string, string>> = {
  'requirements.txt': 'dask==2026.7.1\n',
  'pyproject.toml': '[project]\nname = "a"\nversion = "1"\n',
  'uv.lock': 'version = 1\n',
  'pylock.toml': 'lock-version = "1.0"\npackages = []\n',
  'environment.yml': 'dependencies: [dask]\n',
  Dockerfile: 'ARG DOCKER_IMAGE\nFROM $DOCKER_IMAGE\n',
}

async function environmentOf(named: string, files: Readonly<Record<string, Made>> = LOCKS) {
  const { environment } = await contentsIn(workspaceWith(files), { environment: named })
  if (environment === undefined) throw new Error('there is an environment')
  return environment
}

describe('an environment', () => {
  it.each([
    ['requirements.txt', 'requirements', ['requirements.txt']],
    ['deploy/requirements-gpu.txt', 'requirements', ['requirements-gpu.txt']],
    ['gpu.requirements.txt', 'requirements', ['gpu.requirements.txt']],
    ['pylock.toml', 'pylock', ['pylock.toml']],
    ['pylock.gpu.toml', 'pylock', ['pylock.toml']],
    ['uv.lock', 'uv-lock', ['uv.lock', 'pyproject.toml']],
    ['environment.yml', 'conda', ['environment.yml']],
    ['environment-gpu.yaml', 'conda', ['environment.yml']],
  ])('%s is one of kind %s', async (path, kind, sent) => {
    const text = LOCKS[sent[0] ?? ''] ?? LOCKS['requirements.txt'] ?? ''
    const environment = await environmentOf(path, { ...LOCKS, [path]: text })
    expect(environment).toMatchObject({
      kind,
      path,
      entry: sent[0],
      dockerfile: undefined,
      usesDockerImage: true,
    })
    expect(environment.files.map((file) => file.path)).toEqual(sent)
  })

  it.each(['Dockerfile', 'Dockerfile.gpu', 'gpu.Dockerfile'])('%s is a Dockerfile', async (path) => {
    const text = 'ARG DOCKER_IMAGE\nFROM $DOCKER_IMAGE\nCOPY . /x\n'
    const environment = await environmentOf(`image/${path}`, { [`image/${path}`]: text, 'image/a': 'x' })
    expect(environment).toMatchObject({ kind: 'dockerfile', dockerfile: text, usesDockerImage: true })
    expect(environment.files.map((file) => file.path).toSorted()).toEqual(['a', path].toSorted())
  })

  it('is a directory with a Dockerfile', async () => {
    const environment = await environmentOf('image', { 'image/Dockerfile': 'FROM a\n' })
    expect(environment).toMatchObject({ kind: 'dockerfile', path: 'image', dockerfile: 'FROM a\n' })
  })

  it('that is a directory without one is rejected', async () => {
    const workspace = workspaceWith({ 'image/requirements.txt': 'dask' })
    expect(await workspaceProblems(workspace, { environment: 'image' })).toEqual([
      expect.stringContaining("Input 'environment' names 'image/Dockerfile', which is not there."),
    ])
  })

  it('of uv needs its pyproject.toml', async () => {
    const workspace = workspaceWith({ 'a/uv.lock': 'version = 1\n' })
    expect(await workspaceProblems(workspace, { environment: 'a/uv.lock' })).toEqual([
      expect.stringContaining("Input 'environment' names 'a/pyproject.toml', which is not there."),
    ])
  })

  it('of files of requirements is all that they include', async () => {
    const environment = await environmentOf('deploy/gpu/requirements.txt', {
      'deploy/gpu/requirements.txt': '-r base.txt\n-c ../constraints.txt\n',
      'deploy/gpu/base.txt': '-r requirements.txt\ndask\n',
      'deploy/constraints.txt': 'dask==2026.7.1\n',
      'deploy/other.txt': 'no',
    })
    expect(environment.entry).toBe('gpu/requirements.txt')
    expect(environment.files.map((file) => file.path)).toEqual([
      'gpu/requirements.txt',
      'gpu/base.txt',
      'constraints.txt',
    ])
  })

  it.each([
    ['requirements.txt', '-r gone.txt', "names 'gone.txt', which is not there."],
    ['requirements.txt', '-r ../../outside.txt', "names '../../outside.txt', which is"],
    ['requirements.txt', '-e .\n./b', 'which names what is in no index: -e ., ./b. The builder has the lock'],
    ['environment.yml', 'dependencies: [pip, {pip: [-e ., dask]}]', 'no index: -e .. The builder'],
    ['environment.yml', 'channels: [./c]\ndependencies: [{pip: [-r a.txt]}]', 'no index: ./c, a.txt.'],
    [
      'environment.yml',
      'name: a',
      'which is no environment.yml of conda: Invalid key: Expected "dependencies"',
    ],
    ['environment.yml', 'a: [', 'which is no environment.yml of conda: '],
    ['uv.lock', 'package = 1', 'which is no uv.lock: '],
    ['pylock.toml', '<<<<<<< HEAD', 'which is no pylock.toml: Invalid TOML'],
    ['uv.lock', '[[package]]\nname = "b"\nsource = { editable = "../b" }', 'no index: b (../b).'],
    ['uv.lock', '[[package]]\nname = "b"\nsource = { registry = "wheels" }', 'no index: b (wheels).'],
    ['pylock.toml', '[[packages]]\nname = "b"\n[packages.directory]\npath = "b"', 'no index: b (b).'],
    ['pylock.toml', '[[packages]]\nname = "b"\nwheels = [{path = "b.whl"}]', 'no index: b (b.whl).'],
  ])('%s may not be %j', async (path, text, why) => {
    const workspace = workspaceWith({ ...LOCKS, [path]: text })
    expect(await workspaceProblems(workspace, { environment: path })).toEqual([expect.stringContaining(why)])
  })

  it.each([
    ['uv.lock', '[[package]]\nname = "a"\nsource = { virtual = "." }'],
    ['uv.lock', '[[package]]\nname = "b"\nsource = { registry = "https://host/simple" }'],
    ['uv.lock', '[[package]]\nname = "b"\nsource = { git = "https://host/b.git#0123" }'],
    ['pylock.toml', '[[packages]]\nname = "b"\nwheels = [{url = "https://host/b.whl", path = "b.whl"}]'],
    ['environment.yml', 'channels: [conda-forge]\ndependencies: [python=3.12, {pip: [dask]}]'],
  ])('%s may be %j', async (path, text) => {
    const workspace = workspaceWith({ ...LOCKS, [path]: text })
    expect(await workspaceProblems(workspace, { environment: path })).toEqual([])
  })

  it('has a hash of what the build gets, and of nothing else', async () => {
    const { hash } = await environmentOf('requirements.txt')
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    const same = await environmentOf('a/requirements.txt', { 'a/requirements.txt': 'dask==2026.7.1\n' })
    expect(same.hash).toBe(hash)
    const other = await environmentOf('requirements.txt', { 'requirements.txt': 'dask==2026.7.0\n' })
    expect(other.hash).not.toBe(hash)
  })
})

describe('the build context of a Dockerfile', () => {
  const paths = async (files: Readonly<Record<string, Made>>, path = '.') =>
    (await environmentOf(path, { Dockerfile: 'FROM a\n', ...files })).files.map((file) => file.path)

  it('is without what .dockerignore names, as Docker reads it', async () => {
    const files = {
      '.dockerignore': '# all of it\n.git\n**/*.pyc\nvenv*\ndata\n!data/small.csv\n/docs\n',
      '.git/config': '',
      'a.pyc': '',
      'a/b/c.pyc': '',
      'a/b/c.py': '',
      'venv3/bin/python': '',
      'data/large.csv': '',
      'data/small.csv': '',
      'docs/index.md': '',
      'a/docs/index.md': '',
    }
    expect(await paths(files)).toEqual([
      '.dockerignore',
      'Dockerfile',
      'a/b/c.py',
      'a/docs/index.md',
      'data/small.csv',
    ])
  })

  it('is without what the ignore file of its own name names, and of no other', async () => {
    const files = {
      'gpu.Dockerfile': 'FROM a\n',
      'gpu.Dockerfile.dockerignore': '*\n!kept\n',
      '.dockerignore': 'kept\n',
      kept: 'x',
    }
    expect(await paths(files, 'gpu.Dockerfile')).toEqual(['kept'])
    expect(await paths({ ...files, 'gpu.Dockerfile.dockerignore': '' }, 'gpu.Dockerfile')).toContain('kept')
  })

  it('is without what an earlier step wrote to output-dir', async () => {
    const workspace = workspaceWith({ Dockerfile: 'FROM a\n', 'out/put/logs/packer.log': '', 'out/a': '' })
    const sent = async (inputs: Readonly<Record<string, string>>) =>
      (await contentsIn(workspace, { environment: '.', ...inputs })).environment?.files.map(
        (file) => file.path,
      )
    expect(await sent({})).toEqual(['Dockerfile', 'out/a', 'out/put/logs/packer.log'])
    expect(await sent({ 'output-dir': 'out/put' })).toEqual(['Dockerfile', 'out/a'])
    expect(await sent({ 'output-dir': path.join(workspace, 'out') })).toEqual(['Dockerfile'])
    expect(await sent({ 'output-dir': 'new' })).toContain('out/a')
  })

  it('has symbolic links as they are, and follows none', async () => {
    const { files } = await environmentOf('.', {
      Dockerfile: 'FROM a\n',
      python: { link: '/usr/bin/python3' },
      up: { link: '..' },
      gone: { link: 'nowhere' },
    })
    expect(files.filter((file) => 'link' in file)).toEqual([
      { path: 'gone', link: 'nowhere' },
      { path: 'python', link: '/usr/bin/python3' },
      { path: 'up', link: '..' },
    ])
  })

  it('has a hash that a mode, a link, a name, the Dockerfile and its ignore file change', async () => {
    const files = { Dockerfile: 'FROM a\n', a: 'x', '.dockerignore': 'b', b: 'y' }
    const variants = [
      files,
      { ...files, a: { executable: 'x' } },
      { ...files, a: { link: 'b' } },
      { ...files, c: 'x' },
      { ...files, Dockerfile: 'FROM b\n' },
      { ...files, '.dockerignore': '' },
    ]
    const hashes = await Promise.all(variants.map(async (each) => (await environmentOf('.', each)).hash))
    expect(new Set(hashes).size).toBe(variants.length)
    expect((await environmentOf('.', { ...files, b: 'other' })).hash).toBe(hashes[0])
  })

  it('of too many files is rejected, without a word of the ones that are ignored', async () => {
    const workspace = workspaceWith({ Dockerfile: 'FROM a\n' })
    mkdirSync(path.join(workspace, 'node_modules'))
    for (let index = 0; index < 10_000; index += 1)
      writeFileSync(path.join(workspace, 'node_modules', String(index)), '')
    expect(await workspaceProblems(workspace, { environment: '.' })).toEqual([
      "What input 'environment' names ('.') has more than 10,000 files. Leave out what the build does not need by a .dockerignore beside the Dockerfile, such as virtual environments, node_modules and .git. Large data belongs on S3.",
    ])
    writeFileSync(path.join(workspace, '.dockerignore'), 'node_modules\n')
    expect(await workspaceProblems(workspace, { environment: '.' })).toEqual([])
  })

  it('of too many bytes is rejected before any of them is read', async () => {
    const workspace = workspaceWith({ Dockerfile: 'FROM a\n', 'data/large': '' })
    truncateSync(path.join(workspace, 'data/large'), 2 ** 43)
    expect(await workspaceProblems(workspace, { environment: 'Dockerfile' })).toEqual([
      expect.stringMatching(/^What input 'environment' names \('Dockerfile'\) has more than 500 MB\. /),
    ])
  })

  it('needs a use for docker-image, if that is given', async () => {
    const workspace = workspaceWith({ Dockerfile: 'FROM python:3.12\n' })
    const inputs = { environment: '.', 'docker-image': 'mine:1' }
    expect(await workspaceProblems(workspace, inputs)).toEqual([
      "Input 'environment' names 'Dockerfile', which has no 'ARG DOCKER_IMAGE', so input 'docker-image' would have no effect. Begin it with 'ARG DOCKER_IMAGE' and 'FROM $DOCKER_IMAGE', or leave 'docker-image' out.",
    ])
    writeFileSync(path.join(workspace, 'Dockerfile'), 'ARG DOCKER_IMAGE=a\nFROM $DOCKER_IMAGE\n')
    const { environment } = await contentsIn(workspace, inputs)
    expect(environment).toMatchObject({ usesDockerImage: true, baseImages: [] })
    const { environment: alone } = await contentsIn(workspace, { environment: '.' })
    expect(alone).toMatchObject({ usesDockerImage: false, baseImages: [{ text: 'a' }] })
  })
})
