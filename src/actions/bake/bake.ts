import { randomUUID } from 'node:crypto'
import type { Cloud } from '../../aws/cloud.ts'
import { withoutAccount } from '../../credentials/account.ts'
import { placeOf } from '../../diagnosis/attempts.ts'
import { UserError } from '../../errors/problem.ts'
import type { Request } from '../../inputs/catalogue.ts'
import { encodedLogin } from '../../packer/docker-config.ts'
import { readArtifacts } from '../../packer/packer.ts'
import type { BuildPaths } from '../../packer/workspace.ts'
import { buildPaths, outputDirectory, readAssets, writeWorkspace } from '../../packer/workspace.ts'
import { imageWarnings } from '../../plan/checks/warnings.ts'
import { clusterArguments } from '../../plan/cluster.ts'
import { type Lookups, lookupsOf } from '../../plan/lookups.ts'
import { makePlan } from '../../plan/make-plan.ts'
import type { Plan } from '../../plan/plan.ts'
import { publicAddresses } from '../../preflight/public-address.ts'
import { type LookupsWith, survey } from '../../preflight/survey.ts'
import { requireOwnImage } from '../../publish/own-image.ts'
import { publish } from '../../publish/publish.ts'
import { loginFor, registryLogins } from '../../registry/access.ts'
import type { RegistryLogin } from '../../registry/container-image.ts'
import { containerImage } from '../../registry/image.ts'
import { render } from '../../render/render.ts'
import { bakedOutputs, maskedOutputWarning, type OutputName, renderedOutputs } from '../../report/outputs.ts'
import { bakedSummary } from '../../report/summary.ts'
import type { Runner } from '../../runner/runner.ts'
import { requireForSmokeTest } from '../../smoke-test/preconditions.ts'
import { buildImage } from './build-image.ts'
import { writeOutputFile } from './output-file.ts'
import type { Ports } from './ports.ts'
import { proveImage } from './smoke-test.ts'

/**
 * The story of `mode: bake`: survey, plan, render, build, prove, publish, report.
 *
 * @throws UserError when the account cannot do it (nothing was launched), or when the build failed (nothing is left)
 */
export async function bake(request: Request, ports: Ports): Promise<void> {
  const { runner } = ports
  const started = performance.now()
  const cloud = await ports.connect(request.region)
  const lookups = lookupsOf(request)
  const logins = await loginsFor(request, lookups, cloud, runner)
  const planned = await runner.group('Surveying the account', () =>
    planFor(request, lookups, cloud, logins, runner),
  )
  const packer = await runner.group('Installing Packer', () => ports.installPacker(request, runner))
  const paths = await runner.group('Rendering', () => write(request, planned, ports))
  rememberRun(planned, runner)
  const { sshSources, smoke } = lookups
  const asked = (sources: string | undefined) => (sources === 'runner' ? publicAddresses : undefined)
  const askForRunner = asked(sshSources)
  const built = await buildImage(planned, { logins, paths, packer, cloud, ports, askForRunner })
  const { plan } = built
  const artifacts = await readArtifacts(paths, plan.region)
  const { ami } = artifacts
  await requireOwnImage(cloud, ami, plan.runUuid)
  const cluster = clusterArguments(plan, ami, artifacts.facts)
  const proof = await proveImage(
    plan,
    { facts: artifacts.facts, cluster },
    paths,
    cloud,
    ports,
    asked(smoke?.sources),
  )
  const image = await publish(cloud, ami, proof ? 'smoked' : 'built', runner)
  const encrypted = image?.rootVolume.encrypted ?? plan.builder.encryption !== undefined
  const found = imageWarnings(plan, image)
  for (const warning of found) runner.warning(warning)
  // The post step may have something left to sweep although the image is good: of a cluster, of Packer's own cleaning up,
  // or of a launch that failed. A fleet may report an error and launch an instance all the same (packer#8740).
  const swept = (proof?.left.length ?? 0) === 0 && built.earlier.length === 0 && !built.leftBehind
  runner.state.saveOutcome(swept ? 'ready' : 'ready-not-swept')
  const totalSeconds = (performance.now() - started) / 1000
  const { packerVersion } = packer
  const ofImage = { cluster, encrypted, imageWarnings: found, ...artifacts }
  const baked = { ...built, ...ofImage, paths, packerVersion, proof, totalSeconds }
  const written = bakedOutputs(baked)
  const lines = `${written['dask-config']}\n`
  const file = await writeOutputFile('dask-config-file', paths.daskConfig, lines, runner)
  setOutputs(runner, { ...written, 'dask-config-file': file })
  const masked = maskedOutputWarning(cluster)
  if (masked !== undefined) runner.warning(masked)
  await runner.writeSummary(bakedSummary(baked))
  runner.info(`${ami} is ready: ${plan.amiName} in ${plan.region}`)
}

/** The logins for private registries, masked in the forms in which they travel. */
async function loginsFor(
  request: Request,
  lookups: Lookups,
  cloud: Cloud,
  runner: Runner,
): Promise<readonly RegistryLogin[]> {
  const mask = (secret: string) => runner.mask(secret)
  const logins = await registryLogins(lookups.containerImages, givenLogin(request), { cloud, mask })
  for (const login of logins) mask(encodedLogin(login))
  return logins
}

function givenLogin({ registry, registryUsername, registryPassword }: Request): RegistryLogin | undefined {
  if (registryUsername === undefined || registryPassword === undefined) return undefined
  return { registry: registry ?? 'docker.io', username: registryUsername, password: registryPassword }
}

async function planFor(
  request: Request,
  asked: Lookups,
  cloud: Cloud,
  logins: readonly RegistryLogin[],
  runner: Runner,
): Promise<Plan> {
  const { runId, repository, credentials } = runner.context
  const lookupsWith: LookupsWith = (types) => lookupsOf(request, types)
  const { facts, lookups, caller } = await survey(request, asked, lookupsWith, {
    cloud,
    publicAddresses,
    containerImage: (image, architecture) => containerImage(image, architecture, loginFor(image, logins)),
    now: () => new Date(),
    runId,
    repository,
    newUuid: randomUUID,
    credentials,
  })
  runner.info(`AWS identity: ${withoutAccount(caller.arn)}`)
  runner.state.saveAccount(caller.account)
  const plan = makePlan(request, lookups, facts)
  if (Array.isArray(plan)) throw new UserError(plan)
  runner.info(`Source AMI: ${plan.source.id} (${facts.source?.name}), owned by ${facts.source?.owner}`)
  runner.info(`Builder: ${plan.builder.instanceType} in ${plan.builder.subnet} (${plan.builder.zone})`)
  if (plan.furtherLaunches.length > 0) {
    const places = plan.furtherLaunches.map(({ builder }) => placeOf(builder))
    runner.info(`Where AWS has no capacity: ${places.join(', then ')}`)
  }
  runner.info(`SSH is open to: ${plan.ssh.sources.join(', ') || 'what the given groups allow'}`)
  runner.info(`AMI name: ${plan.amiName}`)
  for (const warning of plan.warnings) runner.warning(warning)
  await requireForSmokeTest(plan.smoke, runner.context, process)
  return plan
}

async function write(request: Request, plan: Plan, ports: Ports): Promise<BuildPaths> {
  const directory = outputDirectory(request.outputDir, ports.runner.context)
  const assets = await readAssets(ports.templateDirectory)
  const rendered = render(plan, assets, buildPaths(directory))
  const paths = await writeWorkspace(directory, ports.templateDirectory, rendered)
  setOutputs(ports.runner, { ...renderedOutputs(paths), logs: paths.logs })
  ports.runner.info(`Written to ${directory}`)
  return paths
}

/** Keeps for the post step what it needs to find this run's things, before the first of them exists. */
function rememberRun(plan: Plan, runner: Runner): void {
  runner.state.saveProcess('main', process.pid)
  runner.state.saveRun({ runUuid: plan.runUuid, amiName: plan.amiName, regions: [plan.region] })
}

function setOutputs(runner: Runner, outputs: Partial<Record<OutputName, string>>): void {
  for (const [name, value] of Object.entries(outputs)) runner.setOutput(name, value)
}
