/** What the image says of itself in /etc/dask-image.json, as provision.sh writes it. */
export interface ImageFacts {
  readonly source_ami: string
  readonly docker_image: string
  /** `sha256:...`, null for an image that came from no registry. */
  readonly docker_image_digest: string | null
  /** Size of the container image, unpacked, in bytes. */
  readonly docker_image_bytes: number
  /** Reference to digest of the further images. */
  readonly extra_docker_images: Readonly<Record<string, string | null>>
  readonly gpu_checks: 'none' | 'skipped' | 'full'
  /** Null without a driver. */
  readonly nvidia_driver_version: string | null
  readonly rapids_versions: Readonly<Record<string, string>>
  readonly docker_version: string
  readonly kernel: string
  readonly python_version: string
  readonly dask_version: string | null
  readonly distributed_version: string | null
  readonly python_packages: Readonly<Record<string, string>>
  readonly packages: Readonly<Record<string, string>>
}
