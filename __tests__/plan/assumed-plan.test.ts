import { describe, expect, it } from 'vitest'
import { assumedPlan } from '../../src/plan/make-plan.ts'
import { requestOf } from '../support/requests.ts'

describe('the plan of mode: render', () => {
  const known = {
    now: new Date('2026-11-24T03:15:00Z'),
    runId: 'local',
    runUuid: '7c9e6679',
    repository: undefined,
  }

  it('keeps the source AMI a query and leaves the place open', () => {
    const rendered = assumedPlan(requestOf({ 'instance-type': 't4g.large' }), known)
    expect(rendered).toMatchObject({
      amiDescription: 'Dask image daskdev/dask:latest',
      source: { id: undefined, query: { architecture: 'arm64' } },
      builder: { unlimitedCredits: true, vpc: undefined, subnet: undefined, zone: undefined },
      ssh: { sources: [] },
    })
  })

  it('takes everything that the inputs say', () => {
    const rendered = assumedPlan(
      requestOf({ 'source-ami': 'ami-12345678', 'subnet-id': 'subnet-12345678', 'allow-cidr': '10.0.0.0/8' }),
      known,
    )
    expect(rendered).toMatchObject({
      source: { id: 'ami-12345678', query: undefined },
      builder: { subnet: 'subnet-12345678' },
      ssh: { sources: ['10.0.0.0/8'] },
    })
  })
})
