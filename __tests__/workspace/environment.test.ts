import { describe, expect, it } from 'vitest'
import { contentsIn, type Made, workspaceProblems, workspaceWith } from './support.ts'

const LOCKS: Readonly<Record<string, string>> = {
  'requirements.txt': 'dask==2026.7.1\n',
  'pyproject.toml': '[project]\nname = "a"\nversion = "1"\n',
  'uv.lock': 'version = 1\n',
  'pylock.toml': 'lock-version = "1.0"\n',
  'environment.yml': 'dependencies: [dask]\n',
  Dockerfile: 'ARG DOCKER_IMAGE\nFROM $DOCKER_IMAGE\n',
}

async function environmentOf(path: string, files: Readonly<Record<string, Made>> = LOCKS) {
  const { environment } = await contentsIn(workspaceWith(files), { environment: path })
  if (environment === undefined) throw new Error('there is an environment')
  return environment
}

describe('an environment', () => {
  it.each([
    ['requirements.txt', 'requirements', ['requirements.txt']],
    ['deploy/requirements-gpu.txt', 'requirements', ['requirements.txt']],
    ['gpu.requirements.txt', 'requirements', ['requirements.txt']],
    ['pylock.toml', 'pylock', ['pylock.toml']],
    ['pylock.gpu.toml', 'pylock', ['pylock.toml']],
    ['uv.lock', 'uv-lock', ['uv.lock', 'pyproject.toml']],
    ['environment.yml', 'conda', ['environment.yml']],
    ['environment-gpu.yaml', 'conda', ['environment.yml']],
  ])('%s is one of kind %s', async (path, kind, sent) => {
    const environment = await environmentOf(path, { ...LOCKS, [path]: LOCKS[sent[0] ?? ''] ?? '' })
    expect(environment).toMatchObject({ kind, path, dockerfile: undefined, usesDockerImage: true })
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

  it('has a hash of what the build gets, and of nothing else', async () => {
    const { hash } = await environmentOf('requirements.txt')
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    const same = await environmentOf('a/requirements.txt', { 'a/requirements.txt': 'dask==2026.7.1\n' })
    expect(same.hash).toBe(hash)
    const other = await environmentOf('requirements.txt', { 'requirements.txt': 'dask==2026.7.0\n' })
    expect(other.hash).not.toBe(hash)
  })
})
