import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Failed } from '../../src/diagnosis/attempts.ts'
import { diagnose } from '../../src/diagnosis/diagnosis.ts'
import { diagnosisText, failedSummary } from '../../src/report/failed-summary.ts'
import { planOf } from '../support/facts.ts'
import { hostileLines } from '../support/hostile-lines.ts'
import { outsideOfBlocks } from '../support/markdown.ts'
import { aFailedBake } from '../support/outcomes.ts'
import { repository } from '../support/repository.ts'
import { requestOf } from '../support/requests.ts'

const golden = path.join(repository, '__tests__/golden/report/failed.md')
const prefix = '==> amazon-ebs.dask: '

function summaryOf(lines: readonly string[], differences: Partial<Failed> = {}): string {
  const failed = aFailedBake(lines, differences)
  return failedSummary(failed, diagnose(failed))
}

describe('the job summary of a bake that failed', () => {
  it('has the diagnosis first, then the place, and the logs folded away', async () => {
    const summary = summaryOf(
      [
        `${prefix}Instance ID: i-0123456789abcdef0`,
        `${prefix}Reading package lists...`,
        `${prefix}E: Unable to locate package no-such-package`,
        `${prefix}\`\`\``,
        "Build 'amazon-ebs.dask' errored after 3 minutes: Script exited with non-zero exit status: 1.",
      ],
      {
        timings: [
          { phase: 'Launching the builder', seconds: 20 },
          { phase: 'cloud-init prepares the machine', seconds: 61.2 },
          { phase: 'Cleaning up', seconds: 40 },
        ],
        builderLogs: [{ name: 'cloud-init-output.log', text: 'Reading package lists...\nE: `````\n' }],
      },
    )
    await expect(summary).toMatchFileSnapshot(golden)
  })

  it('describes a bake that failed before it had a builder, on a spot instance', () => {
    const summary = summaryOf(['Error: no'], { plan: planOf(requestOf({ spot: 'true' })) })
    expect(summary).toContain(
      'It failed with no builder yet: <code>t3.large</code> (spot) in <code>subnet-0aaaaaaaaaaaaaaaa</code> in <code>eu-west-2a</code>.',
    )
  })

  it('stays below what the runner takes, and keeps what has to be decoded whole', () => {
    const encoded = `api error UnauthorizedOperation: no. Encoded authorization failure message: ${'4Oi'.repeat(800)}`
    const dots = Array<string>(300).fill('.'.repeat(100_000))
    const summary = summaryOf([...dots, `operation error EC2: RunInstances, ${encoded}`, ...dots], {
      builderLogs: [{ name: 'cloud-init.log', text: dots.join('\n') }],
    })
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
    expect(summary.slice(0, summary.indexOf('<details>'))).toContain(encoded)
    expect(summary).toContain('... (100000 characters)')
    expect(summary).toContain("<summary>The last 200 lines of the builder's cloud-init.log</summary>")
  })

  it('cannot be broken out of', () => {
    const evil = [
      '```',
      '`````',
      '</details>',
      '<script>evil</script>',
      '# evil',
      '![x](https://evil.example)',
    ]
    const lines = [...hostileLines, ...evil]
    const log = [...lines, `Error: AMI Name: '${evil.join(' ')}' is used by an existing AMI: ami-1`, ...lines]
    const summary = summaryOf(log, { builderLogs: [{ name: 'cloud-init.log', text: lines.join('\n') }] })
    const outside = outsideOfBlocks(summary)
    expect(outside.split('\n').filter((line) => /script|\[x\]|^#/.test(line))).toEqual([
      '## The bake failed',
      expect.stringMatching(/^\*\*The AMI name &#39;|^\*\*The AMI name '/),
    ])
    expect(outside).not.toMatch(/<script|!\[|\n#+ evil/)
    expect(outside.match(/<\/?details>/g)).toEqual(['<details>', '</details>', '<details>', '</details>'])
  })
})

it('the log says the same, and where there is more', () => {
  const failed = aFailedBake([`${prefix}no space left on device`])
  expect(diagnosisText(diagnose(failed))).toBe(
    "\nThe root volume is full. Raise 'volume-size' (now 14 GiB): Docker keeps the compressed and the unpacked layers of the image. (disk-full in docs/troubleshooting.md)\n  no space left on device",
  )
})
