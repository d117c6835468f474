import type { SSMClient } from '@aws-sdk/client-ssm'
import { errorCode, explained, required } from './errors.ts'
import type { ImageCloud, ParameterVersion } from './image-cloud.ts'
import { tagList, tagsOf } from './tags.ts'

/** A client of Systems Manager, and the SDK's module for its commands. */
export interface Ssm {
  readonly client: SSMClient
  readonly sdk: typeof import('@aws-sdk/client-ssm')
}

/** The data type whose values Systems Manager validates, and that `resolve:ssm:` takes. */
export const IMAGE_DATA_TYPE = 'aws:ec2:image'

type Parameters = Pick<
  ImageCloud,
  | 'parameterOf'
  | 'parameterTags'
  | 'parameterHistory'
  | 'taggedParameters'
  | 'createParameter'
  | 'overwriteParameter'
>

/**
 * The part of `ImageCloud` that is about parameters of Systems Manager.
 *
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-ec2-aliases.html
 */
export function parameters(ssm: Ssm): Parameters {
  return { ...readings(ssm), ...writings(ssm) }
}

function readings({ client, sdk }: Ssm): Omit<Parameters, 'createParameter' | 'overwriteParameter'> {
  return {
    parameterOf: (name) =>
      explained('ssm:GetParameter', async () => {
        const answer = await unlessMissing(client.send(new sdk.GetParameterCommand({ Name: name })))
        const found = answer?.Parameter
        if (found === undefined) return undefined
        return { ...versionOf(found), dataType: found.DataType ?? 'text', type: found.Type ?? 'String' }
      }),

    parameterTags: (name) =>
      explained('ssm:ListTagsForResource', async () => {
        const command = new sdk.ListTagsForResourceCommand({ ResourceType: 'Parameter', ResourceId: name })
        const { TagList = [] } = (await unlessMissing(client.send(command))) ?? {}
        return tagsOf(TagList)
      }),

    parameterHistory: (name) =>
      explained('ssm:GetParameterHistory', async () => {
        const found: ParameterVersion[] = []
        try {
          for await (const page of sdk.paginateGetParameterHistory(
            { client, pageSize: 50 },
            { Name: name },
          )) {
            found.push(...(page.Parameters ?? []).map(versionOf))
          }
        } catch (error) {
          if (errorCode(error) !== 'ParameterNotFound') throw error
        }
        return found.sort((a, b) => b.version - a.version)
      }),

    taggedParameters: (key, value) =>
      explained('ssm:DescribeParameters', async () => {
        const ParameterFilters = [{ Key: `tag:${key}`, Values: [value] }]
        const found: string[] = []
        for await (const page of sdk.paginateDescribeParameters(
          { client, pageSize: 50 },
          { ParameterFilters },
        )) {
          found.push(...(page.Parameters ?? []).map(({ Name }) => required(Name, 'Name')))
        }
        return found
      }),
  }
}

function writings({ client, sdk }: Ssm): Pick<Parameters, 'createParameter' | 'overwriteParameter'> {
  return {
    createParameter: (name, value, tags) =>
      explained('ssm:PutParameter', async () => {
        const command = new sdk.PutParameterCommand({
          ...ofImage(name, value),
          Tags: tagList(tags),
          Overwrite: false,
        })
        try {
          await client.send(command)
          return true
        } catch (error) {
          if (errorCode(error) !== 'ParameterAlreadyExists') throw error
          return false
        }
      }),

    overwriteParameter: (name, value) =>
      explained('ssm:PutParameter', async () => {
        await client.send(new sdk.PutParameterCommand({ ...ofImage(name, value), Overwrite: true }))
      }),
  }
}

function ofImage(name: string, value: string) {
  return { Name: name, Value: value, Type: 'String' as const, DataType: IMAGE_DATA_TYPE }
}

interface SdkVersion {
  readonly Value?: string | undefined
  readonly Version?: number | undefined
  readonly LastModifiedDate?: Date | undefined
}

function versionOf({ Value, Version, LastModifiedDate }: SdkVersion): ParameterVersion {
  return {
    value: required(Value, 'Value'),
    version: required(Version, 'Version'),
    modified: required(LastModifiedDate, 'LastModifiedDate'),
  }
}

async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    if (['ParameterNotFound', 'InvalidResourceId'].includes(errorCode(error) ?? '')) return undefined
    throw error
  }
}
