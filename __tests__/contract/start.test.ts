import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { repository } from '../support/repository.ts'
import { TestRunner } from '../support/test-runner.ts'

const CHUNK = /^\d+\.index\.js$/

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

  it('is not the AWS SDK: mode: render and an idle post work without any of the chunks', async () => {
    expect(removeChunks(path.join(dist, 'main'))).not.toEqual([])
    expect(removeChunks(path.join(dist, 'post'))).not.toEqual([])
    const rendered = await runner.run('main', { with: { mode: 'render', region: 'eu-west-2' } })
    expect(rendered.exitCode, rendered.log).toBe(0)
    const post = await runner.run('post')
    expect(post.exitCode, post.log).toBe(0)
    expect(post.log).not.toContain('::warning')
  })
})

/** Removes what ncc split off for dynamic imports, and gives the names. */
function removeChunks(directory: string): string[] {
  const chunks = readdirSync(directory).filter((name) => CHUNK.test(name))
  for (const chunk of chunks) rmSync(path.join(directory, chunk))
  return chunks
}
