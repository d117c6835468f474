import { expect, it } from 'vitest'
import { contentsIn, workspaceProblems, workspaceWith } from './support.ts'

const LOCK = 'dask==2026.8.0\ndistributed==2026.8.0\nnumpy==2.5.5\n'

it('is read from a lock of each kind', async () => {
  const workspace = workspaceWith({
    'client/requirements.txt': LOCK,
    'uv.lock': 'version = 1',
    'pylock.app.toml': 'lock-version = "1.0"\npackages = []',
    'environment.yml': 'dependencies: [dask]',
  })
  for (const [path, kind] of [
    ['client/requirements.txt', 'requirements'],
    ['uv.lock', 'uv-lock'],
    ['pylock.app.toml', 'pylock'],
    ['environment.yml', 'conda'],
  ] as const) {
    const { clientEnvironment } = await contentsIn(workspace, { 'client-environment': path })
    expect(clientEnvironment).toMatchObject({ kind, path })
  }
})

it.each([
  [
    { Dockerfile: 'FROM scratch' },
    'Dockerfile',
    "Input 'client-environment' names 'Dockerfile', whose name is not that of a lock. Allowed: requirements*.txt, pylock.toml or pylock.NAME.toml, uv.lock, environment*.yml.",
  ],
  [
    { 'uv.lock': 'version = 9' },
    'uv.lock',
    "Input 'client-environment' names 'uv.lock', and it is not a uv.lock of version 1: 'version' is missing or of another kind. Name a lock that its tool has written.",
  ],
])('cannot be %j', async (files, path, said) => {
  expect(await workspaceProblems(workspaceWith(files), { 'client-environment': path })).toEqual([said])
})

it('breaks with the lock of the environment: that is known before anything is launched, with all other problems', async () => {
  const workspace = workspaceWith({
    'requirements.txt': LOCK,
    'requirements-client.txt': 'dask==2026.7.1\ndistributed==2026.7.1\nnumpy==2.4.1',
  })
  const inputs = {
    environment: 'requirements.txt',
    'client-environment': 'requirements-client.txt',
    'setup-script': 'gone.sh',
  }
  expect(await workspaceProblems(workspace, inputs)).toEqual([
    expect.stringMatching(/gone\.sh/),
    "requirements-client.txt has dask 2026.7.1, and requirements.txt has 2026.8.0. Write 'dask==2026.8.0' for the client, or change the image: pin dask 2026.7.1 in 'environment', or choose a 'docker-image' that has it.",
    expect.stringMatching(/^requirements-client\.txt has distributed 2026\.7\.1/),
  ])
})

it.each([
  ['the same file', 'requirements.txt', {}],
  ['one that only warns', 'requirements-client.txt', { 'requirements-client.txt': 'numpy==2.4.1' }],
  [
    'one that is more than the environment',
    'requirements-client.txt',
    { 'requirements-client.txt': 'lz4==4.4.5' },
  ],
])('is accepted beside an environment: %s', async (_, path, files) => {
  const workspace = workspaceWith({ 'requirements.txt': LOCK, ...files })
  const inputs = { environment: 'requirements.txt', 'client-environment': path }
  expect(await workspaceProblems(workspace, inputs)).toEqual([])
})

it('is not compared with an environment that cannot be read, of which that is reported', async () => {
  const workspace = workspaceWith({
    'uv.lock': 'a =',
    'pyproject.toml': '[project]',
    'requirements.txt': LOCK,
  })
  const inputs = { environment: 'uv.lock', 'client-environment': 'requirements.txt' }
  const problems = await workspaceProblems(workspace, inputs)
  expect(problems.filter((problem) => problem.includes('client-environment'))).toEqual([])
})
