/** The root volume of the builder, and so of the image: a gp3 volume as it comes, 3,000 IOPS and 125 MiB/s. Size in GiB. */
export interface Volume {
  readonly deviceName: string
  readonly size: number
}
