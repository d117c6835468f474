import type { Architecture } from '../aws/cloud.ts'
import type { Install } from './plan.ts'

/** A suite of a Debian archive that apt reads in the builder. */
export interface ArchiveSuite {
  /** For a person: `Ubuntu noble-updates` */
  readonly name: string
  /** The address of its file InRelease, which names every index of packages with its SHA-256. */
  readonly inRelease: string
  /** What the archive calls the architecture: `amd64`, `arm64` */
  readonly architecture: string
}

/** What an archive says of one suite. */
export type SurveyedArchive =
  /** `digest` changes when a package of the architecture does. */
  | { readonly name: string; readonly state: 'found'; readonly digest: string }
  /** `why` is a clause: `archive.ubuntu.com answered 503`. */
  | { readonly name: string; readonly state: 'unknown'; readonly why: string }

const CODENAMES: Readonly<Record<string, string>> = {
  '22.04': 'jammy',
  '24.04': 'noble',
  '26.04': 'resolute',
}

/**
 * The suites that apt of a source AMI reads in a bake, as Ubuntu's images and prepare.sh name them: none when the bake
 * installs no package.
 *
 * @param sourceName name of the source AMI: Canonical's and AWS's say their release of Ubuntu
 * @returns undefined when that names no release that is known
 */
export function archiveSuites(
  { packages, dockerSource, nvidiaDriver }: Pick<Install, 'packages' | 'dockerSource' | 'nvidiaDriver'>,
  sourceName: string,
  architecture: Architecture,
): readonly ArchiveSuite[] | undefined {
  if (packages.length === 0) return []
  const codename = CODENAMES[/ubuntu.*?\b(\d\d\.04)\b/i.exec(sourceName)?.[1] ?? '']
  if (codename === undefined) return undefined
  const machine = architecture === 'arm64' ? 'arm64' : 'amd64'
  const suite = (name: string, base: string) => ({
    name,
    inRelease: `${base}/InRelease`,
    architecture: machine,
  })
  return [
    ...['', '-updates', '-security'].map((pocket) =>
      suite(`Ubuntu ${codename}${pocket}`, `${ubuntuArchive(machine, pocket)}/dists/${codename}${pocket}`),
    ),
    ...(dockerSource === 'docker-ce'
      ? [suite(`Docker ${codename}`, `https://download.docker.com/linux/ubuntu/dists/${codename}`)]
      : []),
    ...(nvidiaDriver === undefined
      ? []
      : [
          suite(
            'NVIDIA container toolkit',
            `https://nvidia.github.io/libnvidia-container/stable/deb/${machine}`,
          ),
        ]),
  ]
}

/** Not the mirror of EC2 in the Region, which sends runners elsewhere away and follows some minutes later. */
function ubuntuArchive(machine: string, pocket: string): string {
  if (machine === 'arm64') return 'http://ports.ubuntu.com/ubuntu-ports'
  return pocket === '-security' ? 'http://security.ubuntu.com/ubuntu' : 'http://archive.ubuntu.com/ubuntu'
}
