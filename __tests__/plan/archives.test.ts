import { describe, expect, it } from 'vitest'
import { archiveSuites } from '../../src/plan/archives.ts'

const NOBLE = 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261101'
const DEEP_LEARNING = 'Deep Learning Base OSS Nvidia Driver GPU AMI (Ubuntu 22.04) 20261108'
const DOCKER = { packages: ['docker-ce'], dockerSource: 'docker-ce', nvidiaDriver: undefined } as const

const addresses = (...asked: Parameters<typeof archiveSuites>) =>
  archiveSuites(...asked)?.map(({ inRelease }) => inRelease)

describe('the archives that apt reads in a bake', () => {
  it('are those of Ubuntu and of Docker', () => {
    expect(addresses(DOCKER, NOBLE, 'x86_64')).toEqual([
      'http://archive.ubuntu.com/ubuntu/dists/noble/InRelease',
      'http://archive.ubuntu.com/ubuntu/dists/noble-updates/InRelease',
      'http://security.ubuntu.com/ubuntu/dists/noble-security/InRelease',
      'https://download.docker.com/linux/ubuntu/dists/noble/InRelease',
    ])
  })

  it('are, for arm64, those of its ports', () => {
    const suites = archiveSuites({ ...DOCKER, dockerSource: 'distro' }, DEEP_LEARNING, 'arm64')
    expect(suites?.map(({ inRelease }) => inRelease)).toEqual([
      'http://ports.ubuntu.com/ubuntu-ports/dists/jammy/InRelease',
      'http://ports.ubuntu.com/ubuntu-ports/dists/jammy-updates/InRelease',
      'http://ports.ubuntu.com/ubuntu-ports/dists/jammy-security/InRelease',
    ])
    expect(suites?.map(({ architecture }) => architecture)).toEqual(['arm64', 'arm64', 'arm64'])
  })

  it('are those of NVIDIA too where its driver is installed', () => {
    expect(addresses({ ...DOCKER, nvidiaDriver: 580 }, NOBLE, 'x86_64')?.at(-1)).toBe(
      'https://nvidia.github.io/libnvidia-container/stable/deb/amd64/InRelease',
    )
  })

  it('are none when no package is installed', () => {
    expect(addresses({ ...DOCKER, packages: [], dockerSource: 'none' }, 'anything', 'x86_64')).toEqual([])
  })

  it.each(['golden-2026-11', 'debian-13-amd64-20261101', 'ubuntu-questing-25.10', ''])(
    'are not known for a source AMI with the name %j',
    (name) => {
      expect(archiveSuites(DOCKER, name, 'x86_64')).toBeUndefined()
    },
  )
})
