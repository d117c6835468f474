/** A package of the container image, by its normalized name. */
export interface ClientPackage {
  readonly name: string
  readonly version: string
}

/** What a client of clusters from an image needs. */
export interface ClientPackages {
  /** Minor version of the image's Python, such as `3.12`. */
  readonly python: string
  /** In the image, with versions that a package index can have; dask and distributed first. */
  readonly packages: readonly ClientPackage[]
  /** Names of those whose version no package index has, such as `2.3+cu121`. */
  readonly unpublished: readonly string[]
  /** Of dask and distributed, those of which the image does not say a version. */
  readonly unknown: readonly string[]
  /** Whether the record of the image says which packages it has beside dask and distributed. */
  readonly complete: boolean
}

/** What of an image's facts decides its client; the record of an image may lack `python_packages`. */
export interface FactsForClient {
  readonly python_version: string
  readonly dask_version: string | null
  readonly distributed_version: string | null
  readonly python_packages?: Readonly<Record<string, string>> | undefined
}

/** Client and scheduler have to be of one version. */
const DASK = ['dask', 'distributed'] as const

/**
 * The packages that client and cluster should have in the same version: what distributed compares (2026.8.0, distributed/versions.py,
 * `required_packages` and `optional_packages`), and pyarrow, which serializes tables and the strings of dataframes
 * (distributed/protocol/arrow.py).
 */
export const COMPARED_PACKAGES = [
  ...DASK,
  'cloudpickle',
  'lz4',
  'msgpack',
  'numpy',
  'pandas',
  'pyarrow',
  'toolz',
  'tornado',
] as const

/** Versions that a public index can have: without a local label (packaging.python.org, "Version specifiers"). */
const PUBLISHED = /^\d+(?:\.\d+)*(?:\.?(?:a|b|rc|post|dev)\d+)*$/

/** The packages that a client needs as the image has them. */
export function clientPackages(facts: FactsForClient): ClientPackages {
  const packages: ClientPackage[] = []
  const unpublished: string[] = []
  const versions = versionsOf(facts)
  for (const name of COMPARED_PACKAGES) {
    const version = versions.get(name)
    if (version === undefined) continue
    if (PUBLISHED.test(version)) packages.push({ name, version })
    else unpublished.push(name)
  }
  return {
    python: minorOf(facts.python_version),
    ...{ packages, unpublished },
    unknown: DASK.filter((name) => !versions.has(name)),
    complete: facts.python_packages !== undefined,
  }
}

/** The minor version of a Python, such as `3.12`; `3` for what is no version. */
export function minorOf(python: string): string {
  return /^\d+\.\d+/.exec(python)?.[0] ?? '3'
}

/** The versions of an image's packages by their normalized names. */
export function versionsOf(facts: FactsForClient): ReadonlyMap<string, string> {
  const { python_packages: packages = {}, dask_version: dask, distributed_version: distributed } = facts
  const versions = new Map(Object.entries(packages).map(([name, version]) => [normalizedName(name), version]))
  if (dask !== null) versions.set('dask', dask)
  if (distributed !== null) versions.set('distributed', distributed)
  return versions
}

/** PyPA, "Names and normalization". */
export function normalizedName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}
