import * as sdk from '@aws-sdk/client-ec2'
import { describe, expect, it } from 'vitest'
import { spot } from '../../src/aws/spot.ts'
import { UserError } from '../../src/errors/problem.ts'

/** EC2's answers to the dry runs, by the name of the command; `DryRunOperation` for those that are not named. */
function answering(codes: Readonly<Record<string, string>>) {
  const asked: sdk.EC2ServiceException[] = []
  const send = async (command: {
    readonly constructor: { readonly name: string }
    readonly input: object
  }) => {
    expect(command.input).toMatchObject({ DryRun: true })
    const name = codes[command.constructor.name] ?? 'DryRunOperation'
    const error = new sdk.EC2ServiceException({ name, $fault: 'client', $metadata: {}, message: name })
    asked.push(error)
    throw error
  }
  return { ec2: { send } as unknown as sdk.EC2Client, asked }
}

describe('the rights of a spot launch', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['are all there when every dry run would have succeeded', {}, []],
    [
      'are there when only the thing that a dry run names is not',
      { CreateFleetCommand: 'InvalidLaunchTemplateId.NotFound' },
      [],
    ],
    ['may lack one', { CreateFleetCommand: 'UnauthorizedOperation' }, ['ec2:CreateFleet']],
    [
      'may lack all',
      {
        CreateLaunchTemplateCommand: 'UnauthorizedOperation',
        CreateFleetCommand: 'UnauthorizedOperation',
      },
      ['ec2:CreateLaunchTemplate', 'ec2:CreateFleet'],
    ],
  ])('%s', async (_, codes, missing) => {
    const { ec2, asked } = answering(codes)
    expect(await spot(ec2, sdk).missingSpotPermissions()).toEqual(missing)
    expect(asked).toHaveLength(2)
  })

  it('are not decided by credentials that have expired', async () => {
    const { ec2 } = answering({ CreateFleetCommand: 'RequestExpired' })
    await expect(spot(ec2, sdk).missingSpotPermissions()).rejects.toThrow(UserError)
  })
})
