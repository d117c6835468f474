import { defaultConfig, type Ec2 } from './clients.ts'
import { imageChanges } from './image-changes.ts'
import type { ImageCloud } from './image-cloud.ts'
import { imageReadings } from './image-readings.ts'
import { missingReferencePermissions } from './image-users.ts'
import { parameters } from './parameters.ts'

/** The EC2 and Systems Manager of one Region. The SDK is loaded here, when it is needed. */
export async function connectImages(region: string): Promise<ImageCloud> {
  const sdk = await import('./sdk.ts')
  const ec2: Ec2 = { client: new sdk.ec2.EC2Client(defaultConfig(region)), sdk: sdk.ec2 }
  const ssm = { client: new sdk.ssm.SSMClient(defaultConfig(region)), sdk: sdk.ssm }
  return {
    region,
    ...imageReadings(ec2, region),
    ...imageChanges(ec2),
    ...parameters(ssm),
    missingReferencePermissions: () => missingReferencePermissions(ec2, ssm),
  }
}
