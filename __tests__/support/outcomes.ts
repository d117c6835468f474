import type { Failed } from '../../src/diagnosis/attempts.ts'
import { buildPaths } from '../../src/packer/workspace.ts'
import { clientPackages } from '../../src/plan/client/packages.ts'
import { clusterArguments } from '../../src/plan/cluster.ts'
import type { Plan } from '../../src/plan/plan.ts'
import type { Baked, Reused } from '../../src/report/baked.ts'
import { compareImages, type ImageChanges } from '../../src/report/changes.ts'
import { GOLDEN_RUN } from './bakes.ts'
import { planOf } from './facts.ts'
import { requestOf } from './requests.ts'

/** A bake that succeeded, as a rehearsal does. */
export function aBakedImage(plan: Plan = planOf(requestOf()), facts: Partial<Baked['facts']> = {}): Baked {
  const ami = 'ami-4a9ac69a9a3235029'
  const all = imageFacts(plan, facts)
  return {
    plan,
    paths: buildPaths(GOLDEN_RUN),
    ami,
    publication: {
      amis: { [plan.region]: ami },
      ...{ sharedWith: [], deprecated: undefined, parameter: undefined, retirement: undefined },
    },
    facts: all,
    cluster: clusterArguments(plan, ami, all),
    client: clientPackages(all),
    checkedClient: undefined,
    encrypted: plan.builder.encryption !== undefined,
    ...{ imageWarnings: [], rebakeReasons: [], changes: undefined },
    packerVersion: '1.16.0',
    earlier: [],
    timings: [
      { phase: 'Packer checks the template', seconds: 2.4 },
      { phase: 'Launching the builder', seconds: 17.2 },
      { phase: 'Waiting for SSH', seconds: 31.6 },
      { phase: 'cloud-init prepares the machine', seconds: 64.5 },
      { phase: 'Pulling the container images', seconds: 59.6 },
      { phase: 'Generalising the image', seconds: 4.1 },
      { phase: 'Stopping the builder', seconds: 40 },
      { phase: 'Creating the AMI', seconds: 95 },
      { phase: 'Cleaning up', seconds: 33 },
    ],
    smokeTest: undefined,
    totalSeconds: 349.8,
  }
}

/** An image that was baked two days before, and is reused. */
export function aReusedImage(differences: Partial<Reused> = {}): Reused {
  const { ami, plan, facts, paths, publication, cluster, client } = aBakedImage()
  return {
    ...{ ami, facts, paths, publication, cluster, client },
    amiName: plan.amiName,
    region: plan.region,
    family: plan.family,
    baked: plan.baked,
    checkedClient: undefined,
    sourceAmi: 'ami-0123456789abcdef0',
    volumeSize: 14,
    encrypted: false,
    changes: undefined,
    parts: ['source AMI', 'packages', 'digest of daskdev/dask:latest', 'archive Ubuntu noble-security'],
    smokeTested: true,
    startSeconds: 41.5,
    totalSeconds: 2.2,
    ...differences,
  }
}

/** What changed between two images. */
export function someChanges(): ImageChanges {
  const { facts } = aBakedImage()
  const before = {
    ...facts,
    docker_image_digest: `sha256:${'41'.repeat(32)}`,
    docker_image_bytes: 405_000_000,
    kernel: '6.14.0-1011-aws',
    python_packages: { ...facts.python_packages, dask: '2026.7.1', toolz: '1.1.0' },
    packages: undefined,
  }
  return compareImages(
    'ami-0fedcba9876543210',
    { facts: before as never, startSeconds: 44.1 },
    { facts, startSeconds: 41.5 },
  )
}

/** What an image says of itself. */
function imageFacts(plan: Plan, facts: Partial<Baked['facts']>): Baked['facts'] {
  return {
    source_ami: 'ami-0123456789abcdef0',
    docker_image: plan.dockerImage,
    docker_image_digest: `sha256:${'056242c932df0c81'.repeat(4)}`,
    docker_image_bytes: 407_118_592,
    extra_docker_images: {},
    gpu_checks: 'none',
    nvidia_driver_version: null,
    rapids_versions: {},
    docker_version: '29.1.0',
    docker_storage_driver: 'overlayfs',
    start: 'fast',
    start_ranges: 629,
    start_bytes: 288_374_784,
    automatic_upgrades: false,
    held_packages: ['containerd.io', 'docker-ce', 'docker-ce-cli'],
    kernel: '6.14.0-1012-aws',
    python_version: '3.12.4',
    dask_version: '2026.8.0',
    distributed_version: '2026.8.0',
    python_packages: {
      click: '8.5.1',
      cloudpickle: '3.1.3',
      dask: '2026.8.0',
      distributed: '2026.8.0',
      importlib_metadata: '10.2.0',
      numpy: '2.4.1',
    },
    packages: { adduser: '3.137', 'docker-ce': '5:29.1.0-1~ubuntu.24.04~noble' },
    ...facts,
  }
}

/** A bake that Packer gave up, with this log. */
export function aFailedBake(lines: readonly string[], differences: Partial<Failed> = {}): Failed {
  const nothing = { earlier: [], lines, builderLogs: [], timings: [] }
  return { plan: planOf(requestOf()), ending: 'exited', ...nothing, ...differences }
}
