import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { repository } from '../support/repository.ts'
import { TestRunner } from '../support/test-runner.ts'

/** What only a bake needs, by a word that only its source contains. */
const LARGE = { 'the AWS SDK': 'class EC2Client', OpenPGP: 'class SignaturePacket' }

describe('what dist/ loads when it starts', () => {
  let dist: string
  let runner: TestRunner

  beforeEach(() => {
    dist = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-dist-'))
    cpSync(path.join(repository, 'dist'), dist, { recursive: true })
    runner = new TestRunner(dist)
  })
  afterEach(() => {
    runner.remove()
    rmSync(dist, { recursive: true, force: true })
  })

  it('is not the AWS SDK nor OpenPGP: mode: render and an idle post work without them', async () => {
    for (const word of Object.values(LARGE))
      expect(removeFilesWith(word, path.join(dist, 'bundle'))).toHaveLength(1)
    const rendered = await runner.run('main', { with: { mode: 'render', region: 'eu-west-2' } })
    expect(rendered.exitCode, rendered.log).toBe(0)
    const post = await runner.run('post')
    expect(post.exitCode, post.log).toBe(0)
    expect(post.log).not.toContain('::warning')
  })

  it('is not undici, which nothing here uses but what @actions/core imports for its OIDC client', () => {
    expect(removeFilesWith('class UndiciError', path.join(dist, 'bundle'))).toEqual([])
  })
})

/** Removes the files of the bundle that hold a word, and gives their names. */
function removeFilesWith(word: string, directory: string): string[] {
  const files = readdirSync(directory).filter(
    (name) => name.endsWith('.js') && readFileSync(path.join(directory, name), 'utf8').includes(word),
  )
  for (const file of files) rmSync(path.join(directory, file))
  return files
}
