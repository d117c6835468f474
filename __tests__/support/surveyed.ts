import { connect } from '../../src/aws/sdk-cloud.ts'
import { UserError } from '../../src/errors/problem.ts'
import type { Facts } from '../../src/plan/facts.ts'
import { lookupsOf } from '../../src/plan/lookups.ts'
import type { LookupsWith } from '../../src/preflight/contents.ts'
import { survey } from '../../src/preflight/survey.ts'
import { aContainerImage, planned, someFacts } from './facts.ts'
import { requestOf } from './requests.ts'

const { now, runId, runUuid, repository, credentials } = someFacts()

/** The survey of the account that the environment names, over the real SDK. */
export async function surveyed(inputs: Record<string, string> = {}): Promise<Facts> {
  const request = requestOf(inputs)
  const lookupsWith: LookupsWith = (types) => lookupsOf(request, types)
  const { facts } = await survey(request, lookupsOf(request), lookupsWith, {
    cloud: await connect(request.region),
    publicAddresses: async () => ['203.0.113.7'],
    containerImage: async () => aContainerImage(),
    archives: async () => someFacts().archives,
    now: () => now,
    runId,
    repository,
    credentials,
    newUuid: () => runUuid,
  })
  return facts
}

/** The codes of the problems that a bake with these inputs would end with before anything is launched. */
export async function problems(inputs: Record<string, string> = {}): Promise<string[]> {
  try {
    const plan = planned(requestOf(inputs), await surveyed(inputs))
    return Array.isArray(plan) ? plan.map(({ code }) => code) : []
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(({ code }) => code)
    throw error
  }
}
