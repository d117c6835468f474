import type { Cloud } from '../../aws/cloud.ts'
import type { SmokeTestResult } from '../../diagnosis/smoke-test-verdict.ts'
import { type Artifacts, readArtifacts } from '../../packer/packer.ts'
import { recordTags } from '../../packer/record-tags.ts'
import type { BuildPaths } from '../../packer/workspace.ts'
import { imageWarnings } from '../../plan/checks/warnings.ts'
import { clientPackages } from '../../plan/client/packages.ts'
import { clusterArguments } from '../../plan/cluster.ts'
import { type Lookups, lookupsOf } from '../../plan/lookups.ts'
import type { Plan } from '../../plan/plan.ts'
import { tagsBesideRecord } from '../../plan/tags.ts'
import type { BakeRequest } from '../../plan/workspace-contents.ts'
import { all } from '../../preflight/all.ts'
import { publicAddresses } from '../../preflight/public-address.ts'
import { requireOwnImage } from '../../publish/own-image.ts'
import type { ReadyImage } from '../../publish/publication.ts'
import { publish } from '../../publish/publish.ts'
import { givenLogin, registryLogins } from '../../registry/access.ts'
import type { RegistryLogin } from '../../registry/container-image.ts'
import type { Baked } from '../../report/baked.ts'
import { compareImages } from '../../report/changes.ts'
import type { Runner } from '../../runner/runner.ts'
import { buildImage } from './build-image.ts'
import { requireClient } from './client-environment.ts'
import { previousImage } from './compare.ts'
import { findImage } from './find-image.ts'
import { requireSize, startGrowth } from './growth.ts'
import { reportBaked, setOutputs } from './outputs.ts'
import { planBake } from './plan-bake.ts'
import type { Ports } from './ports.ts'
import { publishImage } from './publish-image.ts'
import { findPlace, reuseImage } from './reuse-image.ts'
import { smokeTestImage } from './smoke-test.ts'
import { writeFiles } from './write-files.ts'

/**
 * The steps of `mode: bake`: reuses an image where the request allows it and one is alike, else bakes one.
 *
 * @throws UserError when the account cannot do it (nothing was launched), when the build failed (nothing is left), or when
 * the image is ready and could not be published
 */
export async function bake(request: BakeRequest, ports: Ports): Promise<void> {
  const { runner } = ports
  const started = performance.now()
  const cloud = await ports.connect(request.region)
  const lookups = lookupsOf(request)
  const mask = (secret: string) => runner.mask(secret)
  const logins = await registryLogins(lookups.containerImages, givenLogin(request), { cloud, mask })
  const asked = { lookups, logins, cloud, started }
  if (request.rebake === 'always') return bakeImage(request, asked, [], ports)
  const [looked, place] = await runner.group('Looking for an image to reuse', () =>
    all(findImage(request, lookups, logins, cloud, ports), findPlace(request, lookups, cloud)),
  )
  if ('found' in looked && place !== undefined)
    return reuseImage(looked.found, place, request, ports, started)
  const reasons = 'found' in looked ? [NO_PLACE] : looked.reasons
  for (const why of reasons) runner.notice(`A new image is baked. ${why}`)
  await bakeImage(request, asked, reasons, ports)
}

const NO_PLACE = 'There is no subnet in which a cluster could be launched.'

/** What a bake begins with. */
interface Begun {
  readonly lookups: Lookups
  readonly logins: readonly RegistryLogin[]
  readonly cloud: Cloud
  /** `performance.now()` at the start of the step. */
  readonly started: number
}

/** Survey, plan, render, build, smoke test, publish, report. */
async function bakeImage(
  request: BakeRequest,
  { lookups, logins, cloud, started }: Begun,
  rebakeReasons: readonly string[],
  ports: Ports,
): Promise<void> {
  const { runner } = ports
  const planned = await runner.group('Surveying the account', () =>
    planBake(request, lookups, cloud, logins, ports),
  )
  const packer = await runner.group('Installing Packer', () => ports.installPacker(request, runner))
  const paths = await runner.group('Rendering', () => write(request, planned, ports))
  runner.state.saveRun({ runUuid: planned.runUuid, amiName: planned.amiName, regions: [planned.region] })
  const { sshSources, smoke } = lookups
  const asked = (sources: string | undefined) => (sources === 'runner' ? publicAddresses : undefined)
  const askForRunner = asked(sshSources)
  const secrets = { logins, environmentSecrets: request.environmentSecrets }
  const built = await buildImage(planned, { secrets, paths, packer, cloud, ports, askForRunner })
  const { plan } = built
  const artifacts = await readArtifacts(paths, plan.region)
  const { ami } = artifacts
  await requireOwnImage(cloud, ami, plan.runUuid)
  const previous = await previousImage(request, plan, ports)
  await requireSize(request, plan, artifacts, previous, cloud, runner)
  const checkedClient = await requireClient(request, plan, artifacts, cloud, runner)
  const cluster = clusterArguments(plan, ami, artifacts.facts)
  const client = clientPackages(artifacts.facts)
  const smokeTest = await smokeTestImage(
    plan,
    { facts: artifacts.facts, client, cluster, growth: startGrowth(request, previous, runner) },
    paths,
    cloud,
    ports,
    asked(smoke?.sources),
  )
  const ofImage = await markReady(plan, artifacts, smokeTest, cloud, runner)
  // The post step may have something left to sweep although the image is good: of a cluster, of Packer's own cleaning up,
  // or of a launch that failed. A fleet may report an error and launch an instance all the same (packer#8740).
  const swept = (smokeTest?.left.length ?? 0) === 0 && built.earlier.length === 0 && !built.leftBehind
  runner.state.saveOutcome(swept ? 'ready' : 'ready-not-swept')
  const now = { facts: artifacts.facts, startSeconds: smokeTest?.startSeconds }
  const changes = previous && compareImages(previous.ami, previous.record, now)
  const publication = await publishImage(readyImage(plan, artifacts, smokeTest), request, ports)
  const totalSeconds = (performance.now() - started) / 1000
  const { packerVersion } = packer
  const outcome = {
    ...ofImage,
    ...artifacts,
    cluster,
    client,
    checkedClient,
    publication,
    changes,
    rebakeReasons,
  }
  const baked = { ...built, ...outcome, paths, packerVersion, smokeTest, totalSeconds }
  await reportBaked(baked, runner)
}

/** Marks the image as ready, with its record, and warns of what a user should know of it. */
async function markReady(
  plan: Plan,
  { ami, facts }: Artifacts,
  smokeTest: SmokeTestResult | undefined,
  cloud: Cloud,
  runner: Runner,
): Promise<Pick<Baked, 'encrypted' | 'imageWarnings'>> {
  const record = recordTags(
    { facts, parts: plan.fingerprint?.parts, startSeconds: smokeTest?.startSeconds },
    tagsBesideRecord(plan.imageTags),
  )
  const image = await publish(cloud, ami, smokeTest ? 'smoked' : 'built', record, runner)
  const encrypted = image?.rootVolume.encrypted ?? plan.builder.encryption !== undefined
  const found = imageWarnings(plan, image)
  for (const warning of found) runner.warning(warning)
  return { encrypted, imageWarnings: found }
}

function readyImage(
  plan: Plan,
  { ami, facts }: Artifacts,
  smokeTest: SmokeTestResult | undefined,
): ReadyImage {
  const { region, amiName, family, baked } = plan
  return {
    ...{ ami, region, amiName, family, baked, facts },
    fingerprint: plan.fingerprint?.value,
    startSeconds: smokeTest?.startSeconds,
    smokeTested: smokeTest !== undefined,
    reused: false,
  }
}

async function write(request: BakeRequest, plan: Plan, ports: Ports): Promise<BuildPaths> {
  const { paths, directory } = await writeFiles(request, plan, ports)
  setOutputs({ logs: paths.logs }, ports.runner)
  ports.runner.info(`Written to ${directory}`)
  return paths
}
