import { setTimeout as sleep } from 'node:timers/promises'
import type { EC2Client } from '@aws-sdk/client-ec2'
import { errorCode } from './errors.ts'

/** The post step has 200 s of the runner's 285 s for everything; one thing must not take them all. */
const PATIENCE_SECONDS = 120
const PAUSE_MS = 3000

/** Terminates an instance and returns when it is terminated, so that its volumes and groups are free. */
export async function terminate(
  ec2: EC2Client,
  sdk: typeof import('@aws-sdk/client-ec2'),
  id: string,
): Promise<void> {
  try {
    await ec2.send(new sdk.TerminateInstancesCommand({ InstanceIds: [id] }))
    const waiting = { client: ec2, maxWaitTime: PATIENCE_SECONDS, minDelay: 2, maxDelay: 5 }
    await sdk.waitUntilInstanceTerminated(waiting, { InstanceIds: [id] })
  } catch (error) {
    if (errorCode(error) !== 'InvalidInstanceID.NotFound') throw error
  }
}

/** Repeats a removal that EC2 refuses with `code` while something that is on its way out still uses the thing. */
export async function removeWhenUnused(code: string, removal: () => Promise<void>): Promise<void> {
  const deadline = performance.now() + PATIENCE_SECONDS * 1000
  for (;;) {
    try {
      return await removal()
    } catch (error) {
      if (errorCode(error) !== code || performance.now() > deadline) throw error
    }
    await sleep(PAUSE_MS)
  }
}

/** Deregisters an own image and deletes the snapshots that it was made of. */
export async function removeImage(
  ec2: EC2Client,
  sdk: typeof import('@aws-sdk/client-ec2'),
  id: string,
): Promise<void> {
  const Filters = [{ Name: 'image-id', Values: [id] }]
  const [image] = (await ec2.send(new sdk.DescribeImagesCommand({ Owners: ['self'], Filters }))).Images ?? []
  await ec2.send(new sdk.DeregisterImageCommand({ ImageId: id }))
  for (const snapshot of (image?.BlockDeviceMappings ?? []).flatMap((disk) => disk.Ebs?.SnapshotId ?? [])) {
    await gone('InvalidSnapshot.NotFound', () =>
      ec2.send(new sdk.DeleteSnapshotCommand({ SnapshotId: snapshot })),
    )
  }
}

/** Runs a removal for which "there is no such thing" means that it is done. */
export async function gone(code: string, removal: () => Promise<unknown>): Promise<void> {
  try {
    await removal()
  } catch (error) {
    if (errorCode(error) !== code) throw error
  }
}
