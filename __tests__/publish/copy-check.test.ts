import { describe, expect, it } from 'vitest'
import { checkCopies } from '../../src/publish/copy-check.ts'
import { keyPolicy } from '../../src/publish/sharing.ts'
import { requestOf } from '../support/requests.ts'

const SHARED = { 'share-with': '111111111111' }
const TO = { 'copy-to-regions': 'eu-west-1\nus-east-1' }
const OWN = { encrypt: 'true', 'kms-key-id': 'alias/dask' }

interface Account {
  readonly enabled?: readonly string[]
  readonly byDefault?: readonly string[]
  readonly sourceEncrypted?: boolean
  /** Regions in which an image has the name already. */
  readonly named?: readonly string[]
}

function check(inputs: Readonly<Record<string, string>>, account: Account = {}) {
  const {
    enabled = ['eu-west-1', 'eu-west-2', 'us-east-1'],
    byDefault = [],
    sourceEncrypted = false,
    named = [],
  } = account
  const request = requestOf(inputs)
  return checkCopies(request, {
    account: '123456789012',
    amiName: request.amiName,
    imageNamed: async (_, region) => (named.includes(region) ? `ami-in-${region}` : undefined),
    sourceEncrypted,
    enabledRegions: async () => enabled,
    encryptsByDefault: async (region) => byDefault.includes(region),
  })
}

it('names every Region that is not enabled', async () => {
  expect(await check({ ...TO, ...SHARED }, { enabled: ['eu-west-2'] })).toEqual([
    expect.objectContaining({
      code: 'region-not-enabled',
      what: "Input 'copy-to-regions' is 'eu-west-1, us-east-1', but the account has not enabled eu-west-1, us-east-1.",
    }),
  ])
})

it('names every further Region in which the chosen name is taken', async () => {
  const inputs = { ...TO, 'ami-name': 'dask-1' }
  expect(await check(inputs)).toEqual([])
  expect(await check(inputs, { named: ['us-east-1', 'eu-west-1'] })).toEqual([
    expect.objectContaining({
      code: 'ami-name-taken',
      what: "The AMI name 'dask-1', which copies have too, is taken by ami-in-eu-west-1 in eu-west-1, ami-in-us-east-1 in us-east-1.",
    }),
  ])
})

it("rejects the account's own number", async () => {
  expect(await check({ 'share-with': '123456789012\n111111111111' })).toEqual([
    {
      code: 'not-shareable',
      what: "Input 'share-with' names 123456789012, the account that bakes the AMI and owns it.",
      remedy: "Leave that account out of 'share-with'.",
    },
  ])
})

describe('an AMI that is shared', () => {
  it.each<[string, Readonly<Record<string, string>>, Account]>([
    ['is not encrypted', TO, {}],
    ['has a key in its only Region', OWN, {}],
    [
      'has a key in each Region',
      { ...OWN, ...TO, 'copy-kms-key-ids': 'eu-west-1=alias/a\nus-east-1=alias/b' },
      {},
    ],
    [
      'has a key for a copy alone',
      { ...TO, 'copy-kms-key-ids': 'us-east-1=alias/b' },
      { byDefault: ['us-east-1'] },
    ],
  ])('is accepted if it %s', async (_, inputs, account) => {
    expect(await check({ ...inputs, ...SHARED }, account)).toEqual([])
  })

  it.each<[string, Readonly<Record<string, string>>, Account, string]>([
    ['by an input', { encrypt: 'true' }, {}, "eu-west-2 (input 'encrypt')"],
    ['by default', {}, { byDefault: ['eu-west-2'] }, 'eu-west-2 (EBS encryption by default)'],
    ['as its source AMI', {}, { sourceEncrypted: true }, 'eu-west-2 (as the source AMI is encrypted)'],
    ["with AWS's own key", { ...OWN, 'kms-key-id': 'alias/aws/ebs' }, {}, 'eu-west-2 (with alias/aws/ebs)'],
    [
      'by default where it is copied to',
      TO,
      { byDefault: ['us-east-1'] },
      'us-east-1 (EBS encryption by default)',
    ],
    [
      'where there is no key for a copy',
      { ...OWN, ...TO, 'copy-kms-key-ids': 'eu-west-1=alias/a' },
      {},
      'us-east-1 (as the AMI is encrypted)',
    ],
  ])('is rejected if it is encrypted %s', async (_, inputs, account, where) => {
    expect(await check({ ...inputs, ...SHARED }, account)).toEqual([
      {
        code: 'not-shareable',
        what: `Input 'share-with' is given, but the AMI would be encrypted without a customer managed key in ${where}; AWS does not share what is encrypted with its own key.`,
        remedy: `Set 'encrypt' and 'kms-key-id', and a key for each further Region in 'copy-kms-key-ids'. ${keyPolicy(['111111111111'])}`,
      },
    ])
    expect(await check(inputs, account), 'without share-with').toEqual([])
  })
})

it('says what the policy of a key must allow to whom', () => {
  const organization = 'arn:aws:organizations::123456789012:organization/o-abcdefghij'
  const unit = 'arn:aws:organizations::123456789012:ou/o-abcdefghij/ou-ab12-11111111'
  expect(keyPolicy(['111111111111', organization, unit])).toBe(
    'The policy of each key must allow kms:DescribeKey, kms:CreateGrant, kms:GenerateDataKey*, kms:ReEncrypt*, kms:Decrypt to: Principal 111111111111; Principal * with aws:PrincipalOrgID o-abcdefghij; Principal * with aws:PrincipalOrgPaths o-abcdefghij/*/ou-ab12-11111111/*.',
  )
})
