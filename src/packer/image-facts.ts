import * as v from 'valibot'
import { type ForeignFile, readForeignJson } from './foreign-file.ts'

/** Of one map; a full conda distribution has 800 Python packages, and a desktop Ubuntu 2,500 Debian packages. */
const MOST_PACKAGES = 20_000
/** A GPU image's facts have some 100 KB. */
const MOST_BYTES = 4 * 2 ** 20

/** Text that a person can read in one line. */
const line = (most: number) =>
  v.pipe(
    v.string(),
    v.nonEmpty(),
    v.maxLength(most),
    v.check((text) => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text)),
  )

// Versions by PEP 440, without epochs. They become arguments of pip and stand in the program that users copy.
const version = v.pipe(v.string(), v.maxLength(100), v.regex(/^\d[\w.+-]*$/))
const python = v.pipe(version, v.regex(/^\d+\.\d+\.\d/))
const digest = v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/))
const reference = line(512)
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const map = <Value>(key: v.GenericSchema<string>, value: v.GenericSchema<Value>, most = MOST_PACKAGES) =>
  v.pipe(
    v.custom<Readonly<Record<string, Value>>>(
      // Not `record`, which passes over a key such as __proto__.
      (given) =>
        typeof given === 'object' &&
        given !== null &&
        !Array.isArray(given) &&
        Object.keys(given).length <= most &&
        Object.entries(given).every(
          ([name, each]) => name !== '__proto__' && v.is(key, name) && v.is(value, each),
        ),
      'an object of short texts',
    ),
  )
const versions = map(line(200), line(200))

/** What the image says of itself in /etc/dask-image.json, as provision.sh and keep-start.sh write it. */
const FACTS = v.object({
  source_ami: line(100),
  docker_image: reference,
  /** The image's own ID when it was built on the builder; null for one that came from no registry. */
  docker_image_digest: v.nullable(digest),
  /** What the container image was built from on the builder; absent when it was pulled. */
  environment: v.optional(
    v.object({
      kind: v.picklist(['requirements', 'pylock', 'uv-lock', 'conda', 'dockerfile']),
      /** As the workflow names it. */
      path: line(1000),
      hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      /** Null for a Dockerfile that has no use for `docker-image`. */
      base_image: v.nullable(reference),
      base_image_digest: v.nullable(digest),
    }),
  ),
  /** Size of the container image, unpacked, in bytes. */
  docker_image_bytes: count,
  /** Reference to digest of the further images. */
  extra_docker_images: map(reference, v.nullable(digest), 100),
  gpu_checks: v.picklist(['none', 'skipped', 'full']),
  /** The libraries of the container that found the builder's GPU; null when none was asked or is there. */
  gpu_checked_with: v.optional(v.nullable(line(500))),
  /** Null without a driver. */
  nvidia_driver_version: v.nullable(line(100)),
  rapids_versions: map(line(200), line(200), 100),
  docker_version: line(100),
  /** `overlay2`, or `overlayfs` of containerd's store. */
  docker_storage_driver: line(100),
  start: v.optional(v.picklist(['fast', 'plain'])),
  /** What instances read ahead as they start; without both they read nothing ahead. */
  start_ranges: v.optional(count),
  start_bytes: v.optional(count),
  /** False where apt's timers are masked. */
  automatic_upgrades: v.boolean(),
  /** Debian packages that no upgrade changes. */
  held_packages: v.pipe(v.array(line(200)), v.maxLength(MOST_PACKAGES)),
  kernel: line(200),
  python_version: python,
  /** Null, as the next, without the package, or with a version that pip would not take. */
  dask_version: v.nullable(version),
  distributed_version: v.nullable(version),
  python_packages: versions,
  packages: versions,
})

export type ImageFacts = Readonly<v.InferOutput<typeof FACTS>>

/**
 * Reads the facts of an image as they were fetched from the builder, whose every program could have written them.
 *
 * @throws UserError `invalid-build-result`
 */
export function readImageFacts(path: string): Promise<ImageFacts> {
  const file: ForeignFile = { path, name: '/etc/dask-image.json', mostBytes: MOST_BYTES }
  return readForeignJson(file, FACTS)
}

/** What decided an image, and the beginning of its hash, as a record of it holds them. */
export const PARTS = map(line(600), v.pipe(v.string(), v.regex(/^[0-9a-f]{8,64}$/)), 200)

/** The part of an image's facts that a record of it holds. */
export const RECORDED_FACTS = v.partial(FACTS)
