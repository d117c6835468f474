import { describe, expect, it } from 'vitest'
import type { Values } from '../../src/inputs/catalogue.ts'
import { rules } from '../../src/inputs/rules.ts'
import { problemsOf } from '../support/requests.ts'

/** An invalid text for each input that some rule reads. */
const INVALID: Readonly<Partial<Record<keyof Values, readonly [input: string, text: string]>>> = {
  sourceAmi: ['source-ami', 'ami-x'],
  sourceAmiName: ['source-ami-name', 'dask:*'],
  sourceAmiOwner: ['source-ami-owner', 'me'],
  sshInterface: ['ssh-interface', 'telnet'],
  iamInstanceProfile: ['iam-instance-profile', 'a b'],
  associatePublicIp: ['associate-public-ip', 'maybe'],
  securityGroupIds: ['security-group-ids', 'default'],
  allowCidr: ['allow-cidr', 'here'],
  nvidiaDriver: ['nvidia-driver', 'latest'],
  variant: ['variant', 'gpu'],
  registry: ['registry', 'a b'],
  registryUsername: ['registry-username', 'a:b'],
  registryPassword: ['registry-password', 'a\u0000b'],
  kmsKeyId: ['kms-key-id', 'a b'],
  encrypt: ['encrypt', 'maybe'],
  copyToRegions: ['copy-to-regions', 'here'],
  copyKmsKeyIds: ['copy-kms-key-ids', 'here'],
  region: ['region', 'here'],
  maxStartGrowth: ['max-start-growth', 'much'],
  smokeTest: ['smoke-test', 'maybe'],
  keep: ['keep', '0'],
  keepDays: ['keep-days', '0'],
  retireDryRun: ['retire-dry-run', 'maybe'],
  environment: ['environment', '{{'],
  environmentSecrets: ['environment-secrets', 'x'],
}

/** Inputs that break a rule and nothing else, by the first words of what the rule says. */
const BROKEN: readonly (readonly [says: string, inputs: Readonly<Record<string, string>>])[] = [
  [
    "Inputs 'source-ami' and 'source-ami-name'",
    { 'source-ami': 'ami-12345678', 'source-ami-name': 'dask-*', 'source-ami-owner': 'self' },
  ],
  ["Input 'source-ami-name' is given without", { 'source-ami-name': 'dask-*' }],
  ["Input 'source-ami-owner' is given without", { 'source-ami-owner': 'self' }],
  ["Input 'ssh-interface' is 'session_manager'", { 'ssh-interface': 'session_manager' }],
  ["Input 'associate-public-ip' is 'false'", { 'associate-public-ip': 'false' }],
  [
    "Inputs 'security-group-ids' and 'allow-cidr'",
    { 'security-group-ids': 'sg-12345678', 'allow-cidr': '10.0.0.0/8' },
  ],
  ["Input 'nvidia-driver' is 'install'", { 'nvidia-driver': 'install' }],
  ["Of the inputs 'registry-username'", { 'registry-username': 'me' }],
  ["Input 'registry' is given without", { registry: 'ghcr.io' }],
  ["Input 'kms-key-id' is given", { 'kms-key-id': 'alias/bake' }],
  [
    "The ARN in input 'kms-key-id'",
    { encrypt: 'true', region: 'eu-west-2', 'kms-key-id': 'arn:aws:kms:us-east-1:123456789012:alias/bake' },
  ],
  ["Input 'copy-to-regions' names", { region: 'us-east-1', 'copy-to-regions': 'us-east-1' }],
  ["Input 'copy-kms-key-ids' has", { 'copy-kms-key-ids': 'us-east-1=alias/bake' }],
  ["Input 'max-start-growth' is given", { 'max-start-growth': '20' }],
  ["Input 'keep-days' is given without", { 'keep-days': '3' }],
  ["Input 'retire-dry-run' is given without", { 'retire-dry-run': 'true' }],
  ["Input 'environment-secrets' is given without", { 'environment-secrets': 'PIP_INDEX_URL=x' }],
]

/** Every rule with each of the inputs that it reads, and inputs that break it. */
const cases = rules.flatMap(({ reads, what }) =>
  reads.map((name) => {
    const [, inputs] = BROKEN.find(([says]) => what.startsWith(says)) ?? []
    return [what, name, inputs] as const
  }),
)

describe('a rule about inputs', () => {
  it.each(BROKEN)('is broken by an example: %s', (says, inputs) => {
    expect(problemsOf(inputs)).toEqual([expect.stringMatching(`^${says}`)])
  })

  it.each(cases)('is not applied where an input that it reads is invalid: %s %s', (what, name, inputs) => {
    expect(inputs, `an example that breaks the rule "${what}"`).toBeDefined()
    const [input, text] = INVALID[name] ?? []
    expect(input, `an invalid text for ${name}`).toBeDefined()
    expect(problemsOf({ ...inputs, [input ?? '']: text ?? '' })).toEqual([
      expect.stringMatching(`^Input '${input}' is `),
    ])
  })

  it('about the Region knows the one of the environment', () => {
    expect(problemsOf({ 'copy-to-regions': 'us-east-1\neu-west-2' })).toEqual([
      expect.stringContaining("Input 'copy-to-regions' names the Region of the bake"),
    ])
  })

  it('about a login is not applied to an invalid user name beside a valid password', () => {
    expect(problemsOf({ 'registry-username': 'a:b', 'registry-password': 'good' })).toHaveLength(1)
  })
})
