import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors/problem.ts'
import { buildPaths } from '../../src/packer/workspace.ts'
import { render } from '../../src/render/render.ts'
import { userData } from '../../src/render/user-data.ts'
import { assets } from '../support/bakes.ts'
import { planOf } from '../support/facts.ts'
import { requestOf, texts } from '../support/requests.ts'

const LIMIT = 16_384
const script = (text: string) => ({ type: 'x-shellscript', filename: 'prepare.sh', text }) as const
const around = Buffer.byteLength(userData([script('')]))

function problemsOf(attempt: () => unknown): string[] {
  try {
    attempt()
  } catch (error) {
    if (error instanceof UserError) return texts(error.problems)
    throw error
  }
  return []
}

describe('the size of the user data', () => {
  it('may be what EC2 takes, in bytes and not in characters', () => {
    expect(Buffer.byteLength(userData([script('x'.repeat(LIMIT - around))]))).toBe(LIMIT)
  })

  it('may not be more', () => {
    expect(problemsOf(() => userData([script('é'.repeat((LIMIT - around) / 2 + 1))]))).toHaveLength(1)
    expect(problemsOf(() => userData([script('x'.repeat(LIMIT - around + 1))]))).toEqual([
      "The user data has 16385 bytes, and EC2 takes 16384. Shorten 'packages', for example by a package of your own that depends on them, or move what is in 'cloud-init' into 'setup-script' and 'files', which have no such limit.",
    ])
  })

  it('is exceeded by packages, and said so before anything is launched', async () => {
    const packages = Array.from({ length: 200 }, (_, index) => `${'long-name-'.repeat(6)}${index}`).join('\n')
    const plan = planOf(requestOf({ packages }))
    const rendering = await assets()
    const problems = problemsOf(() => render(plan, rendering, buildPaths('/run-directory')))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^The user data has \d{5} bytes, and EC2 takes 16384\. Shorten 'packages'/)
  })
})
