import path from 'node:path'
import { buildPaths, readAssets } from '../../src/packer/workspace.ts'
import { readCloudInit } from '../../src/plan/cloud-init/read.ts'
import { assumedPlan } from '../../src/plan/make-plan.ts'
import type { Plan } from '../../src/plan/plan.ts'
import type { Assets } from '../../src/render/cloud-config.ts'
import { type RenderedFiles, render } from '../../src/render/render.ts'
import { imagesOf } from '../../src/workspace/dockerfile.ts'
import { aContainerImage, aSubnet, aType, factsWithSource, planOf, someFacts } from './facts.ts'
import { getCloudInit } from './get-cloud-init.ts'
import { repository } from './repository.ts'
import { anEnvironment, requestOf } from './requests.ts'

/** Packer's constant template and the scripts beside it. */
export const templateDirectory = path.join(repository, 'src/packer/template')

/** The directory that stands in golden files for the one of a run. */
export const GOLDEN_RUN = '/run-directory'

const arm64 = factsWithSource({
  name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-20261101',
  architecture: 'arm64',
})
const natSubnet = aSubnet({ route: 'nat', mapsPublicAddress: false })

const g4dn = aType({
  ...{ type: 'g4dn.xlarge', vcpus: 4, burstable: false },
  ...{ gpuManufacturers: ['NVIDIA'], instanceStore: 125 },
})
const onDeepLearningAmi = factsWithSource({
  name: 'Deep Learning Base OSS Nvidia Driver GPU AMI (Ubuntu 24.04) 20261108',
  rootVolumeSize: 75,
})
const rapidsImage = aContainerImage({
  reference: 'rapidsai/base:26.06-cuda13-py3.14',
  compressedBytes: 4_800_000_000,
  environment: { CUDA_VERSION: '13.0.2' },
})
/** With the image by name, so that golden files do not change with the default. */
const rapids = { variant: 'rapids', 'docker-image': rapidsImage.reference }

/** Bakes that are worth reading: a name for the directory of golden files, and the plan. */
export const bakes: Readonly<Record<string, () => Plan>> = {
  'cpu-on-ubuntu-24.04': () => planOf(requestOf()),

  'docker-of-the-distribution': () =>
    planOf(
      requestOf({
        'docker-source': 'distro',
        packages: 'python3-venv\njq=1.7.1-3build1',
        'volume-size': '14',
      }),
    ),

  'docker-is-there-already': () =>
    planOf(
      requestOf({ 'docker-source': 'none', 'source-ami': 'ami-0123456789abcdef0', 'ssh-username': 'admin' }),
      factsWithSource({ name: 'debian-12-docker', rootDeviceName: '/dev/xvda', rootVolumeSize: 60 }),
    ),

  'private-ip': () =>
    planOf(
      requestOf({ 'ssh-interface': 'private_ip', 'subnet-id': natSubnet.id }),
      someFacts({ defaultVpc: undefined, subnets: [natSubnet], sshSources: ['10.0.0.0/16', '10.1.0.0/16'] }),
    ),

  'session-manager': () =>
    planOf(
      requestOf({
        'ssh-interface': 'session_manager',
        'iam-instance-profile': 'baker',
        'subnet-id': natSubnet.id,
      }),
      someFacts({ defaultVpc: undefined, subnets: [natSubnet], sshSources: [] }),
    ),

  arm64: () =>
    planOf(requestOf({ 'instance-type': 'm7g.large', 'docker-image': 'ghcr.io/dask/dask:2026.7.1-py3.14' }), {
      ...arm64,
      types: [aType({ type: 'm7g.large', architectures: ['arm64'], burstable: false })],
    }),

  'every-input': () =>
    planOf(
      requestOf({
        'docker-image': `registry.example.com:5000/team/dask@sha256:${'0123456789abcdef'.repeat(4)}`,
        packages: 'g++\nlibstdc++6:amd64',
        'source-ami-name': 'golden-*',
        'source-ami-owner': '123456789012',
        'security-group-ids': 'sg-11111111\nsg-22222222',
        'associate-public-ip': 'true',
        'iam-instance-profile': 'baker',
        family: 'team-nightly',
        'ami-name': "Dask (team's) [1.0]",
        'ami-description': '${file("/etc/passwd")} %{ if true } \'"`$(id)`&|<>: #',
        tags: 'team=data science\nquote="\'\ntemplate=${var.region}%{ if true }\nrocket=🚀\nempty=',
        'build-timeout-minutes': '15',
      }),
      someFacts({ sshSources: [] }),
    ),

  'rapids-on-deep-learning-ami': () =>
    planOf(requestOf(rapids), {
      ...onDeepLearningAmi,
      types: [g4dn],
      containerImages: [rapidsImage],
    }),

  'rapids-with-driver-on-ubuntu': () =>
    planOf(requestOf({ ...rapids, 'nvidia-driver': 'install', packages: 'htop' }), {
      ...someFacts(),
      types: [g4dn],
      containerImages: [rapidsImage],
    }),

  'rapids-without-a-gpu': () =>
    planOf(requestOf({ ...rapids, 'instance-type': 'c7i.xlarge' }), {
      ...onDeepLearningAmi,
      types: [aType({ type: 'c7i.xlarge', vcpus: 4, burstable: false })],
      containerImages: [{ reference: rapidsImage.reference, state: 'unknown', why: 'no answer' }],
    }),

  'spot-encrypted-private-registry': () =>
    planOf(
      requestOf({
        spot: 'true',
        encrypt: 'true',
        'kms-key-id': 'alias/images',
        'docker-image': 'registry.example.com/team/dask:1',
        'extra-docker-images': 'daskdev/dask-notebook:latest\nghcr.io/dask/dask:2026.7.1-py3.14',
        registry: 'registry.example.com',
        'registry-username': 'robot',
        'registry-password': 'never-in-a-file',
      }),
      someFacts({
        containerImages: [
          aContainerImage({ reference: 'registry.example.com/team/dask:1' }),
          aContainerImage({ reference: 'daskdev/dask-notebook:latest', compressedBytes: 900_000_000 }),
          aContainerImage({ reference: 'ghcr.io/dask/dask:2026.7.1-py3.14' }),
        ],
      }),
    ),

  'on-demand-after-spot': () => {
    const plan = planOf(requestOf({ spot: 'true', 'instance-type': 't3.large\nm5.large' }), {
      ...someFacts(),
      types: [aType(), aType({ type: 'm5.large', burstable: false })],
    })
    return { ...plan, ...plan.furtherLaunches.find(({ builder }) => !builder.spot) }
  },

  'environment-of-a-uv-lock': () =>
    planOf(
      requestOf(
        { environment: 'deploy/uv.lock' },
        { environment: anEnvironment({ kind: 'uv-lock', path: 'deploy/uv.lock', entry: 'uv.lock' }) },
      ),
    ),

  'environment-of-requirements-with-secrets': () =>
    planOf(
      requestOf(
        {
          environment: 'my requirements/requirements.txt',
          'environment-secrets': 'PIP_INDEX_URL=https://never-in-a-file@host/simple\nA_TOKEN=never-in-a-file',
          'docker-image': 'daskdev/dask:2026.7.1-py3.14',
        },
        { environment: anEnvironment({ kind: 'requirements', path: "team's/requirements.txt" }) },
      ),
    ),

  'environment-of-pylock-on-rapids': () =>
    planOf(
      requestOf(
        { ...rapids, environment: 'pylock.toml' },
        { environment: anEnvironment({ kind: 'pylock', path: 'pylock.toml', entry: 'pylock.toml' }) },
      ),
      { ...onDeepLearningAmi, types: [g4dn], containerImages: [rapidsImage] },
    ),

  'environment-of-conda': () =>
    planOf(
      requestOf(
        { environment: 'environment.yml' },
        { environment: anEnvironment({ kind: 'conda', path: 'environment.yml', entry: 'environment.yml' }) },
      ),
    ),

  'environment-of-a-dockerfile': () => {
    const dockerfile = 'FROM python:3.12-slim\nRUN pip install dask[distributed]\n'
    return planOf(
      requestOf(
        { environment: 'image' },
        {
          environment: {
            ...anEnvironment({ kind: 'dockerfile', path: 'image', entry: '' }),
            ...imagesOf(dockerfile, false),
            dockerfile,
          },
        },
      ),
    )
  },

  'set-up-of-the-machine': () => {
    const cloudInit = readCloudInit(getCloudInit('with-extra-commands'))
    const setupScript = { path: 'set-up.sh', text: '#!/bin/sh\nsystemctl enable data.mount\n' }
    return planOf(requestOf({ 'docker-source': 'distro' }, { cloudInit, setupScript }))
  },

  'rendered-only': () =>
    assumedPlan(requestOf({ mode: 'render', 'ubuntu-version': '22.04' }), {
      now: new Date('2026-11-24T03:15:00Z'),
      runId: 'local',
      runUuid: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      repository: undefined,
    }),
}

/** The constant texts that go into user data, as a run reads them. */
export function assets(): Promise<Assets> {
  return readAssets(templateDirectory)
}

/** Renders one of the bakes as if its run had the directory that golden files name. */
export async function renderedBake(name: string): Promise<RenderedFiles> {
  const plan = bakes[name]
  if (plan === undefined) throw new Error(`there is no bake '${name}'`)
  return render(plan(), await assets(), buildPaths(GOLDEN_RUN))
}
