import type { EC2Client } from '@aws-sdk/client-ec2'
import type { Cloud } from './cloud.ts'
import { errorCode, explained, isDenied } from './errors.ts'

// The dry runs name things that need not exist: EC2 checks the permission first. So the permission to delete a template cannot be asked
// for: it depends on the template's tags, and what is not there has none.
const TEMPLATE = 'lt-00000000000000000'

/** The part of `Cloud` that asks whether spot instances may be launched as Packer's plugin does it. */
export function spot(
  ec2: EC2Client,
  sdk: typeof import('@aws-sdk/client-ec2'),
): Pick<Cloud, 'missingSpotPermissions'> {
  const dryRuns: Readonly<Record<string, () => Promise<unknown>>> = {
    'ec2:CreateLaunchTemplate': () =>
      ec2.send(
        new sdk.CreateLaunchTemplateCommand({
          DryRun: true,
          LaunchTemplateName: 'bake-dask-ami-dry-run',
          LaunchTemplateData: { InstanceType: 't3.micro' },
        }),
      ),
    'ec2:CreateFleet': () =>
      ec2.send(
        new sdk.CreateFleetCommand({
          DryRun: true,
          Type: 'instant',
          TargetCapacitySpecification: { TotalTargetCapacity: 1, DefaultTargetCapacityType: 'spot' },
          LaunchTemplateConfigs: [
            { LaunchTemplateSpecification: { LaunchTemplateId: TEMPLATE, Version: '1' } },
          ],
        }),
      ),
  }
  return {
    missingSpotPermissions: async () => {
      const asked = Object.entries(dryRuns).map(async ([action, dryRun]) =>
        (await isMissing(action, dryRun)) ? [action] : [],
      )
      return (await Promise.all(asked)).flat()
    },
  }
}

/** A dry run always answers with an error; which one shows whether the permission is there. */
async function isMissing(action: string, dryRun: () => Promise<unknown>): Promise<boolean> {
  try {
    await explained(action, async () => {
      try {
        await dryRun()
      } catch (error) {
        const code = errorCode(error) ?? ''
        if (code !== 'DryRunOperation' && !/NotFound|InvalidLaunchTemplate/.test(code)) throw error
      }
    })
    return false
  } catch (error) {
    if (isDenied(error)) return true
    throw error
  }
}
