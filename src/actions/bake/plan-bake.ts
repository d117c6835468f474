import { randomUUID } from 'node:crypto'
import type { Cloud } from '../../aws/cloud.ts'
import { withoutAccount } from '../../credentials/account.ts'
import { placeOf } from '../../diagnosis/attempts.ts'
import { UserError } from '../../errors/problem.ts'
import type { Facts } from '../../plan/facts.ts'
import { type Lookups, lookupsOf } from '../../plan/lookups.ts'
import { imageFamily, makePlan } from '../../plan/make-plan.ts'
import type { Plan } from '../../plan/plan.ts'
import type { BakeRequest } from '../../plan/workspace-contents.ts'
import type { LookupsWith } from '../../preflight/contents.ts'
import { publicAddresses } from '../../preflight/public-address.ts'
import { survey } from '../../preflight/survey.ts'
import type { RegistryLogin } from '../../registry/container-image.ts'
import type { Runner } from '../../runner/runner.ts'
import { requireForSmokeTest } from '../../smoke-test/preconditions.ts'
import { contentPorts, fingerprint } from './fingerprint.ts'
import type { Ports } from './ports.ts'
import { publicationProblems } from './publish-image.ts'

/**
 * Surveys the account, and decides and shows everything about the bake of a request in it.
 *
 * @param asked the lookups of the request
 * @throws UserError with every reason why it cannot work
 */
export async function planBake(
  request: BakeRequest,
  asked: Lookups,
  cloud: Cloud,
  logins: readonly RegistryLogin[],
  ports: Pick<Ports, 'runner' | 'templateDirectory' | 'connect' | 'connectImages'>,
): Promise<Plan> {
  const { runner, templateDirectory } = ports
  const { runId, repository, credentials } = runner.context
  const lookupsWith: LookupsWith = (types) => lookupsOf(request, types)
  const { facts, lookups, caller } = await survey(request, asked, lookupsWith, {
    ...contentPorts(request, cloud, logins),
    cloud,
    publicAddresses,
    now: () => new Date(),
    runId,
    repository,
    newUuid: randomUUID,
    credentials,
  })
  runner.info(`AWS identity: ${withoutAccount(caller.arn)}`)
  runner.state.saveAccount(caller.account)
  const contents = await fingerprint(request, facts, {
    templateDirectory,
    workspace: runner.context.workspace,
  })
  const plan = makePlan(request, lookups, { ...facts, fingerprint: contents })
  const problems = await publicationProblems(
    request,
    imageFamily(request),
    { ...facts, account: caller.account, amiName: request.amiName },
    ports,
  )
  if (Array.isArray(plan)) throw new UserError([...plan, ...problems])
  if (problems.length > 0) throw new UserError(problems)
  show(plan, facts.source, runner)
  await requireForSmokeTest(plan.smoke, runner.context, process)
  return plan
}

function show(plan: Plan, source: Facts['source'], runner: Runner): void {
  runner.info(`Source AMI: ${plan.source.id} (${source?.name}), owned by ${source?.owner}`)
  runner.info(`Builder: ${plan.builder.instanceType} in ${plan.builder.subnet} (${plan.builder.zone})`)
  if (plan.furtherLaunches.length > 0) {
    const places = plan.furtherLaunches.map(({ builder }) => placeOf(builder))
    runner.info(`Where AWS has no capacity: ${places.join(', then ')}`)
  }
  runner.info(`SSH is open to: ${plan.ssh.sources.join(', ') || 'what the given groups allow'}`)
  runner.info(`AMI name: ${plan.amiName}`)
  for (const warning of plan.warnings) runner.warning(warning)
}
