import { describe, expect, vi } from 'vitest'
import { UserError } from '../../src/errors/problem.ts'
import { CLOSED_PORT, NO_AWS, useEnvironment, useLocalEc2 } from '../support/aws-environment.ts'
import { planOf } from '../support/facts.ts'
import { requestOf } from '../support/requests.ts'
import { scenario } from '../support/scenario.ts'
import { problems, surveyed } from '../support/surveyed.ts'

const it = scenario()
it.afterEach(async ({ ec2 }) => {
  vi.unstubAllEnvs()
  await ec2.set({ faults: [] })
})

describe('credentials', () => {
  it('that are missing', async ({ ec2 }) => {
    useEnvironment({ ...NO_AWS, AWS_ENDPOINT_URL: ec2.endpoint })
    expect(await problems()).toEqual(['no-credentials'])
  })

  it.for<[string, Record<string, string>, string[]]>([
    ['expired', { AWS_SESSION_TOKEN: 'EXPIRED' }, ['expired-credentials']],
    ['unknown', { AWS_ACCESS_KEY_ID: 'AKIAINVALID' }, ['invalid-credentials']],
  ])('that are %s', async ([_, credentials, codes], { ec2 }) => {
    useLocalEc2(ec2, credentials)
    expect(await problems()).toEqual(codes)
  })

  it('that may do nothing are reported with everything that they may not do, once', async ({ ec2 }) => {
    useLocalEc2(ec2, { AWS_ACCESS_KEY_ID: 'AKIADENIED' })
    const error = await surveyed({ 'security-group-ids': 'sg-11111111' }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UserError)
    const named =
      error instanceof UserError ? error.problems.map(({ what }) => /call (\S+)/.exec(what)?.[1]) : []
    expect(named.toSorted()).toEqual([
      'ec2:DescribeImages',
      'ec2:DescribeInstanceTypeOfferings',
      'ec2:DescribeInstanceTypes',
      'ec2:DescribeInstances',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'ec2:DescribeVpcs',
    ])
  })

  it('that may not read quotas do', async ({ ec2 }) => {
    useLocalEc2(ec2)
    await ec2.set({ faults: [{ action: 'GetServiceQuota', code: 'AccessDeniedException', status: 400 }] })
    expect(await surveyed()).toMatchObject({ quotas: [], unreachedQuotas: [] })
    expect(await problems()).toEqual([])
  })

  it('that may not reach Service Quotas do, with a warning', async ({ ec2 }) => {
    useLocalEc2(ec2, { AWS_ENDPOINT_URL_SERVICE_QUOTAS: CLOSED_PORT })
    const found = await surveyed()
    expect(found.quotas).toEqual([])
    expect(planOf(requestOf(), found).warnings.join('\n')).toMatch(
      /Service Quotas could not be reached, so the account's quota "Running On-Demand Standard .*" was not checked/,
    )
  })

  it('that may not see instances do not, because Packer must', async ({ ec2 }) => {
    useLocalEc2(ec2)
    await ec2.set({ faults: [{ action: 'DescribeInstances', code: 'UnauthorizedOperation' }] })
    expect(await problems()).toEqual(['access-denied'])
  })
})
