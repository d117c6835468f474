import type { Lifecycle } from '../aws/quotas.ts'
import type { FailureCode } from '../errors/catalogue/failure-codes.ts'
import type { ProblemCode } from '../errors/catalogue.ts'
import type { Problem } from '../errors/problem.ts'
import type { Request } from '../inputs/catalogue.ts'
import { checkType } from './checks/launch.ts'
import { checkSubnet, noSubnet } from './checks/subnet.ts'
import type { Facts, SurveyedSubnet } from './facts.ts'
import { type Lookups, lifecycles } from './lookups.ts'
import type { Builder, Launch } from './plan.ts'
import { checkSmokeTest } from './smoke-test.ts'

/**
 * How often a builder is launched at most. A launch that EC2 has no capacity for takes Packer up to two minutes: it
 * answers with status 500, which the SDK of Packer's plugin repeats 10 times. Only AWS_MAX_ATTEMPTS would shorten that,
 * which the plugin also uses as the number of its waits for the image, so nobody may set it.
 */
const MOST_LAUNCHES = 4

/** A way to launch the builder that can work. `subnet` is undefined in `mode: render`, which asks nobody for one. */
export interface Candidate {
  readonly type: string
  readonly lifecycle: Lifecycle
  readonly subnet: SurveyedSubnet | undefined
}

/** The launches to try in turn, and what is left out of them and why. */
export interface Candidates {
  readonly launches: readonly Candidate[]
  readonly problems: readonly Problem[]
}

/**
 * Chooses how the builder is launched, and how else where EC2 has no capacity: every type of the request once, the
 * preferred ones in further zones as long as there are tries left. With `spot` the last tries are on demand.
 */
export function candidates(request: Request, { instanceTypes }: Lookups, facts: Facts): Candidates {
  const ways = lifecycles(request)
  const result = ways.map((lifecycle) =>
    instanceTypes.map((type) => placesOf(request, type, lifecycle, facts)),
  )
  const usable = result.map((places) =>
    places.map(({ launches }) => launches).filter((launches) => launches.length > 0),
  )
  const launches: Candidate[] = []
  for (const [index, places] of usable.entries()) {
    const waysToCome = usable.slice(index + 1).filter((later) => later.length > 0).length
    launches.push(...spread(places, MOST_LAUNCHES - waysToCome - launches.length))
  }
  // Of the variant's own types nobody named any, and the last is the one that every Region has.
  const shown = request.instanceType.length > 0 ? result.flat() : result.flatMap((places) => places.slice(-1))
  return { launches, problems: distinct(shown.flatMap(({ problems }) => problems)) }
}

type Helpful = 'any' | 'other type' | 'other subnet' | 'on demand' | 'none'

/** Which further launches may succeed after one that EC2 answered with an error. */
const helpfulLaunches: Readonly<Record<FailureCode<'launch'>, Helpful>> = {
  'no-capacity': 'any',
  'no-spot-capacity': 'any',
  'not-on-free-plan': 'other type',
  // On demand other quotas count, and nothing is taken back.
  'quota-too-small': 'on demand',
  'spot-interrupted': 'on demand',
  // It had a free address when the plan was made.
  'subnet-full': 'other subnet',
  'limit-reached': 'none',
  'no-default-vpc': 'none',
  'encryption-key-unusable': 'none',
  'plugin-crashed': 'none',
}

/** What is left to try after a launch failed for the reason that the code of a diagnosis names. */
export function launchesAfter(
  code: ProblemCode,
  failed: Builder,
  further: readonly Launch[],
): readonly Launch[] {
  const helpful: Readonly<Partial<Record<ProblemCode, Helpful>>> = helpfulLaunches
  switch (helpful[code] ?? 'none') {
    case 'any':
      return further
    case 'other type':
      return further.filter(({ builder }) => builder.instanceType !== failed.instanceType)
    case 'other subnet':
      return further.filter(({ builder }) => builder.subnet !== failed.subnet)
    case 'on demand':
      return failed.spot ? further.filter(({ builder }) => !builder.spot) : []
    case 'none':
      return []
  }
}

/** The subnets in which a type can be launched, or every reason why it cannot. */
function placesOf(request: Request, type: string, lifecycle: Lifecycle, facts: Facts): Candidates {
  const [first, ...further] = facts.subnets.map((subnet) => ({
    launch: { type, lifecycle, subnet },
    problems: checkPlace(request, type, facts, subnet),
  }))
  const problems = checkType(request, type, lifecycle, facts)
  if (first === undefined) {
    const everywhere = [...checkSmokeTest(request, type, facts, undefined), noSubnet(request, facts)]
    return { launches: [], problems: [...problems, ...everywhere] }
  }
  const launches = [first, ...further].flatMap((place) => (place.problems.length === 0 ? place.launch : []))
  if (launches.length === 0) problems.push(...first.problems)
  return { launches: problems.length === 0 ? launches : [], problems }
}

function checkPlace(request: Request, type: string, facts: Facts, subnet: SurveyedSubnet): Problem[] {
  const problem = checkSubnet(request, type, facts, subnet)
  // The subnet's own problem says enough of it.
  const ofSmoke = checkSmokeTest(request, type, facts, problem === undefined ? subnet : undefined)
  return problem === undefined ? ofSmoke : [...ofSmoke, problem]
}

/** `most` of the places at most, in their order: of each list the first, and more of the earlier lists. */
function spread<T>(places: readonly (readonly T[])[], most: number): T[] {
  const lists = places.slice(0, most)
  let spare = most - lists.length
  return lists.flatMap((list) => {
    const taken = list.slice(0, 1 + spare)
    spare -= taken.length - 1
    return taken
  })
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [problem.what, problem])).values()]
}
