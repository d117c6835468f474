import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { costTable, initializationTable, throughputTable } from '../../scripts/costs.ts'
import { workflowBlock, workflowTable } from '../../scripts/workflow-examples.ts'
import { repository } from '../support/repository.ts'

const readme = readFileSync(path.join(repository, 'README.md'), 'utf8')
const requirements = /\n## Requirements\n(.*?)\n## /s.exec(readme)?.[1] ?? ''

/** Hosts that stand in comments and messages, and are never asked. */
const ONLY_NAMED =
  /^(?:docs\.|wiki\.|www\.|developer\.|documentation\.|distribution\.github\.io$|(?:peps|packaging)\.python\.org$|pip\.pypa\.io$|github\.github\.com$|go\.dev$)|(?:^|\.)example(?:\.com)?$|^(?:ubuntu|nvidia)\.com$/
/** Docker Hub by names of old: what is asked is registry-1.docker.io. */
const OTHER_NAMES = ['index.docker.io', 'ghcr.io', 'public.ecr.aws']

function hostsInSources(): string[] {
  const files = readdirSync(path.join(repository, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|sh|py|hcl)$/.test(entry.name))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
  const hosts = files.flatMap((text) =>
    [...text.matchAll(/https:\/\/([a-z0-9.-]+[a-z])/g)].map(([, host]) => host ?? ''),
  )
  return [...new Set(hosts)].filter((host) => !ONLY_NAMED.test(host) && !OTHER_NAMES.includes(host))
}

describe('the requirements in the README', () => {
  const hosts = hostsInSources().filter((host) => !/^[a-z0-9]+\.[a-z0-9-]+\.amazonaws\.com$/.test(host))

  it.each(hosts)('name %s, which the sources ask', (host) => {
    expect(requirements).toContain(`\`${host}\``)
  })

  it('were read from sources that ask somebody', () => {
    expect(hosts).toEqual(expect.arrayContaining(['checkip.amazonaws.com', 'releases.hashicorp.com']))
  })
})

describe('the example that the README begins with', () => {
  it('is a whole workflow that takes a role and logs in by no other action', () => {
    const block = workflowBlock('bake.yml')
    expect(readme).toContain(block)
    expect(block).toMatch(/^on:$/m)
    expect(block).toContain('role-to-assume:')
    expect(block).not.toContain('configure-aws-credentials')
  })

  it('is one of the workflows that the table names', () => {
    expect(workflowTable()).toContain('[bake.yml](docs/workflows/bake.yml)')
  })
})

describe('the tables of what a launch can add', () => {
  it("give AWS's own example of a rate: $0.0036 a GB at 300 MB/s, and 34.1 seconds for 10 GiB", () => {
    expect(initializationTable([300], [10]).split('\n').at(-2)).toBe('| 10 GiB | $0.036, done after 34 s |')
  })

  it.each([
    // 375 x 0.04 / 730
    [500, '| 500 MiB/s | 3000 | $0.021 |'],
    // (875 x 0.04 + 1000 x 0.005) / 730
    [1000, '| 1000 MiB/s | 4000 | $0.055 |'],
  ])('give a throughput of %d MiB/s with the IOPS that it needs', (throughput, row) => {
    expect(throughputTable([throughput]).split('\n').at(-2)).toBe(row)
  })
})

describe('the table of costs', () => {
  const bake = { variant: 'cpu', instanceType: 't3.large', volume: 16, bakeMinutes: 60, smokeMinutes: 30 }

  it('adds instance, address and volume, and counts both instances of a smoke test', () => {
    // 0.0832 + 0.005 + 16 x 0.08 / 730 a hour
    expect(costTable([bake]).split('\n').at(-2)).toBe(
      '| `cpu` on t3.large, 16 GiB | $0.09 for 60 minutes | $0.09 for 30 minutes of two instances | $0.80 if every block of the volume were in use |',
    )
  })

  it('is not made with a price that nobody has looked up', () => {
    expect(() => costTable([{ ...bake, instanceType: 'x9.huge' }])).toThrow('no price of x9.huge')
  })
})
