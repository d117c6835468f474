/** The root volume of the builder and of the image. Sizes in GiB, throughput in MiB/s. */
export interface Volume {
  readonly deviceName: string
  readonly size: number
  readonly iops: number
  readonly throughput: number
}

/**
 * A gp3 volume as fast as a bake can use: 6,000 IOPS where the size allows it.
 *
 * EC2 allows 500 IOPS per GiB from a floor of 3,000, and 0.25 MiB/s per provisioned IOPS
 * (https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html).
 */
export function builderVolume(deviceName: string, size: number): Volume {
  return { deviceName, size, iops: Math.max(3000, Math.min(6000, size * 500)), throughput: 500 }
}
