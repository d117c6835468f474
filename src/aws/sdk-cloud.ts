import type { EC2Client } from '@aws-sdk/client-ec2'
import type { ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { defaultConfig, failFastConfig } from './clients.ts'
import type { CallerIdentity, Cloud } from './cloud.ts'
import { explained, isDenied, isUnreachable } from './errors.ts'
import { images } from './images.ts'
import { instances } from './instances.ts'
import { network } from './network.ts'
import { registries } from './registries.ts'
import { spot } from './spot.ts'
import { tagList } from './tags.ts'

/**
 * The AWS of one Region, over the AWS SDK with its own search for credentials. AWS_ENDPOINT_URL is honoured.
 *
 * The SDK is loaded here and not at the top: it makes up most of the bundle, and bad input or `mode: render`
 * must not pay for it.
 */
export async function connect(region: string): Promise<Cloud> {
  const sdk = await import('./sdk.ts')
  const ec2 = new sdk.ec2.EC2Client(defaultConfig(region))
  return {
    ...images(ec2, sdk.ec2),
    ...network(ec2, sdk.ec2),
    ...instances(ec2, sdk.ec2),
    ...spot(ec2, sdk.ec2),
    ...registries(sdk.ecr),
    ...account(region, ec2, sdk),
  }
}

type Sdk = typeof import('./sdk.ts')
type Account = Pick<Cloud, 'callerIdentity' | 'parameter' | 'quota' | 'encryptsByDefault' | 'tag' | 'untag'>

function account(region: string, ec2: EC2Client, sdk: Sdk): Account {
  const sts = new sdk.sts.STSClient(defaultConfig(region))
  const quotas = new sdk.quotas.ServiceQuotasClient(failFastConfig(region))
  const ssm = new sdk.ssm.SSMClient(defaultConfig(region))
  return {
    callerIdentity: () =>
      explained('sts:GetCallerIdentity', async (): Promise<CallerIdentity> => {
        const { Account = '', Arn = '' } = await sts.send(new sdk.sts.GetCallerIdentityCommand({}))
        return { account: Account, arn: Arn }
      }),

    parameter: (name) =>
      explained('ssm:GetParameter', async () => {
        try {
          return (await ssm.send(new sdk.ssm.GetParameterCommand({ Name: name }))).Parameter?.Value
        } catch (error) {
          if (error instanceof sdk.ssm.ParameterNotFound) return undefined
          throw error
        }
      }),

    quota: (code) => quota(quotas, sdk, code),

    encryptsByDefault: () => encryptsByDefault(ec2, sdk),

    tag: (resources, tags) =>
      explained('ec2:CreateTags', async () => {
        await ec2.send(new sdk.ec2.CreateTagsCommand({ Resources: [...resources], Tags: tagList(tags) }))
      }),

    untag: (resources, keys) =>
      explained('ec2:DeleteTags', async () => {
        const Tags = keys.map((Key) => ({ Key }))
        await ec2.send(new sdk.ec2.DeleteTagsCommand({ Resources: [...resources], Tags }))
      }),
  }
}

/** Best effort: EC2 itself enforces the quota, so not being able to read it must not end the bake. */
async function quota(
  quotas: ServiceQuotasClient,
  sdk: Sdk,
  code: string,
): Promise<number | 'unreached' | undefined> {
  const command = new sdk.quotas.GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode: code })
  try {
    const { Quota } = await explained('servicequotas:GetServiceQuota', () => quotas.send(command))
    return Quota?.Value
  } catch (error) {
    if (isUnreachable(error)) return 'unreached'
    if (isDenied(error) || error instanceof sdk.quotas.NoSuchResourceException) return undefined
    throw error
  }
}

/** Best effort: only a warning depends on it, and the finished image shows it too. */
async function encryptsByDefault(ec2: EC2Client, sdk: Sdk): Promise<boolean | undefined> {
  const command = new sdk.ec2.GetEbsEncryptionByDefaultCommand({})
  try {
    const answer = await explained('ec2:GetEbsEncryptionByDefault', () => ec2.send(command))
    return answer.EbsEncryptionByDefault
  } catch (error) {
    if (isDenied(error)) return undefined
    throw error
  }
}
