import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { buildPaths } from '../../src/packer/workspace.ts'
import { assumedPlan } from '../../src/plan/make-plan.ts'
import { render } from '../../src/render/render.ts'
import { assets, GOLDEN_RUN } from '../support/bakes.ts'
import { repository } from '../support/repository.ts'
import { problemsOf, requestOf } from '../support/requests.ts'
import { contentsIn } from './support.ts'

const text = readFileSync(path.join(repository, 'docs/environment.md'), 'utf8')

/** The inputs of every step in docs/environment.md that has this action, as the runner gives them. */
const steps = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)]
  .flatMap(([, yaml]) => parse(yaml ?? '') as { uses?: string; with?: Record<string, unknown> }[])
  .filter(({ uses }) => uses?.includes('/bake-dask-ami@'))
  .map(({ with: given = {} }) =>
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => [
        name,
        String(value)
          .replace('<role-arn>', 'arn:aws:iam::123456789012:role/baker')
          .replaceAll(/\$\{\{ secrets\.\w+ \}\}/g, 's3cret'),
      ]),
    ),
  )

describe('the steps that docs/environment.md shows', () => {
  it('are some', () => expect(steps.filter((step) => 'environment' in step).length).toBeGreaterThan(3))

  it.each(steps)('have inputs that are accepted: %j', (inputs) => {
    expect(problemsOf(inputs)).toEqual([])
  })
})

describe('the small RAPIDS image of the documentation', () => {
  const inputs = steps.find(({ environment }) => environment?.endsWith('small-rapids')) ?? {}
  const file = (name: string) =>
    readFileSync(path.join(repository, inputs['environment'] ?? '', name), 'utf8')

  it('is rendered: built from its Dockerfile, without the default image', async () => {
    const fromWorkspace = await contentsIn(repository, inputs)
    const plan = assumedPlan(requestOf({ ...inputs, mode: 'render' }, fromWorkspace), {
      now: new Date('2026-11-24T03:15:00Z'),
      ...{ runId: 'local', runUuid: '7c9e6679-7425-40de-944b-e07fc1f90ae7', repository: undefined },
    })
    expect(plan.environment).toMatchObject({ kind: 'dockerfile', baseImage: undefined })
    expect(plan.dockerImage).toMatch(/^localhost\/bake-dask-ami:[0-9a-f]{12}$/)
    const rendered = render(plan, await assets(), buildPaths(GOLDEN_RUN))
    expect(rendered.dockerfile).toBe(file('Dockerfile'))
    expect(fromWorkspace.environment?.files.map((entry) => entry.path)).toContain('requirements.txt')
  })

  it('is a Dockerfile that copies what is there and has Python first on its PATH', () => {
    // Lines that end with a backslash go on.
    const instructions = file('Dockerfile')
      .replaceAll(/^#.*\n/gm, '')
      .replaceAll('\\\n', ' ')
      .split('\n')
      .filter((line) => line !== '')
    expect(instructions.map((line) => line.split(' ')[0])).toEqual(['FROM', 'RUN', 'ENV', 'COPY', 'RUN'])
    expect(instructions[0]).toMatch(/^FROM nvidia\/cuda:13\.\d+\.\d+-base-ubuntu\d\d\.04$/)
    for (const [, source] of instructions.join('\n').matchAll(/^COPY (\S+)/gm))
      expect(file(source ?? '')).not.toBe('')
    expect(instructions[1]).toContain('python3 -m venv /opt/dask')
    expect(instructions[2]).toBe('ENV PATH=/opt/dask/bin:$PATH')
  })

  it('has one release of RAPIDS, with what its workers are', () => {
    const requirements = file('requirements.txt')
      .split('\n')
      .filter((line) => /^[^#]/.test(line))
    const releases = requirements.map((line) => /^[a-z0-9-]+==(\d+\.\d+)\.\d+$/.exec(line)?.[1])
    expect(new Set(releases).size).toBe(1)
    expect(releases).not.toContain(undefined)
    expect(requirements.join()).toMatch(/cudf-cu13.*dask-cuda/)
  })
})
