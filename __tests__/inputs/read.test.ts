import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors/problem.ts'
import { catalogue } from '../../src/inputs/catalogue.ts'
import { readInputs, readRequest, secrets } from '../../src/inputs/read.ts'
import { NOTHING } from '../../src/plan/workspace-contents.ts'
import { problemsOf, requestOf, texts } from '../support/requests.ts'

describe('what is not given', () => {
  it('is filled with the fallbacks, or stays undefined', () => {
    expect(requestOf()).toEqual({
      fromWorkspace: NOTHING,
      mode: 'bake',
      variant: 'cpu',
      region: 'eu-west-2',
      dockerImage: undefined,
      extraDockerImages: [],
      environment: undefined,
      environmentSecrets: undefined,
      setupScript: undefined,
      cloudInit: undefined,
      files: [],
      clientEnvironment: undefined,
      registry: undefined,
      registryUsername: undefined,
      registryPassword: undefined,
      packages: [],
      dockerSource: undefined,
      nvidiaDriver: 'ami',
      ubuntuVersion: '24.04',
      sourceAmi: undefined,
      sourceAmiName: undefined,
      sourceAmiOwner: undefined,
      sshUsername: 'ubuntu',
      instanceType: [],
      volumeSize: undefined,
      spot: false,
      automaticUpgrades: false,
      start: 'fast',
      encrypt: false,
      kmsKeyId: undefined,
      subnetId: undefined,
      securityGroupIds: [],
      associatePublicIp: undefined,
      allowCidr: [],
      iamInstanceProfile: undefined,
      sshInterface: 'public_ip',
      amiName: undefined,
      amiDescription: undefined,
      tags: {},
      buildTimeoutMinutes: undefined,
      packerVersion: undefined,
      packerPluginVersion: undefined,
      packerMirror: undefined,
      outputDir: undefined,
      smokeTest: false,
      smokeWorkers: 1,
      smokeInstanceType: undefined,
      smokeInitializationRate: undefined,
      smokeVolumeThroughput: undefined,
      smokeTimeoutMinutes: undefined,
      smokeScript: undefined,
      maxStartSeconds: undefined,
      usePrivateIp: false,
      onSmokeFailure: 'delete',
      envVars: {},
      dockerArgs: '',
      rebake: 'always',
      maxAgeDays: 7,
      ssmParameter: undefined,
      copyToRegions: [],
      copyKmsKeyIds: {},
      shareWith: [],
      deprecateAfterDays: undefined,
      keep: undefined,
      keepDays: undefined,
      retire: 'remove',
      retireDryRun: false,
      maxStartGrowth: undefined,
      maxSizeGrowth: undefined,
    })
  })

  it.each(['', ' ', '\n\t '])('is every input whose text is %j', (empty) => {
    const inputs = Object.fromEntries(Object.keys(catalogue).map((name) => [name, empty]))
    expect(requestOf(inputs)).toEqual(requestOf())
  })

  it('is space around a value', () => {
    expect(requestOf({ 'ami-name': '  my image\n' }).amiName).toBe('my image')
  })
})

describe('the Region', () => {
  it('is the input, else what the environment says', () => {
    expect(requestOf({ region: 'us-east-1' }).region).toBe('us-east-1')
    expect(requestOf().region).toBe('eu-west-2')
  })

  it.each([undefined, ''])('must come from somewhere: environment %j', (region) => {
    expect(texts(readInputs({}, { region }) as never)).toEqual([
      "No AWS Region is given. Set input 'region', or AWS_REGION as aws-actions/configure-aws-credentials does.",
    ])
  })

  it('is not needed for mode: render, whose files then say that there is none', () => {
    expect(readInputs({ mode: 'render' }, { region: undefined })).toMatchObject({
      mode: 'render',
      region: '<no Region was given>',
    })
    expect(
      texts(readInputs({ mode: 'render', region: 'Paris' }, { region: undefined }) as never),
    ).toHaveLength(1)
    expect(texts(readInputs({ mode: 'render' }, { region: 'London' }) as never)).toHaveLength(1)
  })

  it('is not missed when nobody knows whether the mode needs one', () => {
    expect(texts(readInputs({ mode: 'rendr' }, { region: undefined }) as never)).toHaveLength(1)
  })

  it('is checked when it comes from the environment', () => {
    expect(problemsOf({}, 'London\u001b[2J')).toEqual([
      `AWS_REGION or AWS_DEFAULT_REGION is "London\\u001b[2J": it is malformed. Allowed: the name of an AWS Region, such as 'eu-west-2'.`,
    ])
  })

  it('of the environment does not matter, and is not complained about, when the input says it', () => {
    expect(problemsOf({ region: 'eu-west-1' }, 'London')).toEqual([])
    expect(problemsOf({ region: 'Paris' }, 'London')).toHaveLength(1)
  })
})

describe('inputs that do not go together', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      'two source AMIs',
      { 'source-ami': 'ami-12345678', 'source-ami-name': 'dask-*', 'source-ami-owner': 'self' },
      "Inputs 'source-ami' and 'source-ami-name' are both given. Give one of them.",
    ],
    [
      'a name that anyone may use',
      { 'source-ami-name': 'dask-*' },
      "Input 'source-ami-name' is given without 'source-ami-owner': anyone may publish an image under any name. Name the owner you trust in 'source-ami-owner': an account id, 'self', 'amazon' or 'aws-marketplace'.",
    ],
    [
      'an owner of nothing',
      { 'source-ami-owner': 'self' },
      "Input 'source-ami-owner' is given without 'source-ami-name', so it would have no effect. Give 'source-ami-name' too, or neither.",
    ],
    [
      'Session Manager without a profile',
      { 'ssh-interface': 'session_manager' },
      "Input 'ssh-interface' is 'session_manager' without 'iam-instance-profile'. Name an instance profile that holds the policy AmazonSSMManagedInstanceCore in 'iam-instance-profile'.",
    ],
    [
      'a public address that is not there',
      { 'associate-public-ip': 'false' },
      "Input 'associate-public-ip' is 'false' while 'ssh-interface' is 'public_ip': the builder could not be reached. Set 'ssh-interface' to 'private_ip' or 'session_manager', or leave 'associate-public-ip' out.",
    ],
    [
      'rules for groups that are not ours',
      { 'security-group-ids': 'sg-12345678', 'allow-cidr': '10.0.0.0/8' },
      "Inputs 'security-group-ids' and 'allow-cidr' are both given, but given groups are never changed. Give one of them.",
    ],
  ])('%s', (_, inputs, problem) => {
    expect(problemsOf(inputs)).toEqual([problem])
  })

  it.each<[string, Record<string, string>]>([
    ['a name and its owner', { 'source-ami-name': 'dask-*', 'source-ami-owner': '123456789012' }],
    [
      'Session Manager and a profile',
      { 'ssh-interface': 'session_manager', 'iam-instance-profile': 'baker' },
    ],
    ['no public address, and none needed', { 'associate-public-ip': 'false', 'ssh-interface': 'private_ip' }],
    [
      'a public address, and the private one used',
      { 'associate-public-ip': 'true', 'ssh-interface': 'private_ip' },
    ],
  ])('but these do: %s', (_, inputs) => {
    expect(problemsOf(inputs)).toEqual([])
  })
})

describe('all problems', () => {
  it('come in one pass: unknown names, bad values, contradictions and the missing Region', () => {
    const inputs = {
      'dokcer-image': 'dask',
      'docker-image': 'Dask',
      'volume-size': 'big',
      tags: 'aws:a=1',
      'source-ami-name': 'dask-*',
    }
    const request = readInputs(inputs, { region: undefined })
    const problems = Array.isArray(request) ? request : []
    expect(problems.map(({ code, what }) => [code, /'([^']*)'/.exec(what)?.[1]])).toEqual([
      ['unknown-input', 'dokcer-image'],
      ['invalid-input', 'docker-image'],
      ['invalid-input', 'volume-size'],
      ['invalid-input', 'tags'],
      ['invalid-input', 'source-ami-name'],
      ['no-region', undefined],
    ])
  })

  it('are thrown together', () => {
    const read = () => readRequest({ mode: 'x', variant: 'y' }, 'eu-west-2')
    expect(read).toThrow(UserError)
    expect(read).toThrow(/Input 'mode' is "x".*\nInput 'variant' is "y"/)
  })
})

describe('secrets', () => {
  it('are masked as they are given, as they are read, and line by line', () => {
    const key = '{\r\n  "type": "x",\n  "key": "y"\n}'
    expect(secrets({ 'registry-password': ` ${key}\n`, tags: 'a=b' })).toEqual([
      ` ${key}\n`,
      key,
      '"type": "x",',
      '"key": "y"',
    ])
    expect(secrets({ 'registry-password': 'one' })).toEqual(['one'])
    const pairs = 'A = one\nB=two'
    expect(secrets({ 'environment-secrets': pairs })).toEqual([pairs, 'A = one', 'B=two', 'one', 'two'])
    expect(requestOf({ 'registry-username': '_json_key', 'registry-password': `${key}\n` })).toMatchObject({
      registryPassword: key,
    })
  })

  it.each([
    ['PIP_INDEX_URL=https://bob:p%40ss@index.example/simple', ['p%40ss', 'p@ss']],
    ['PIP_INDEX_URL=https://bob:p@ss@index.example/simple', ['p@ss']],
    ['PIP_EXTRA_INDEX_URL=https://t0ken@a.example/ https://bob:pw@b.example/', ['t0ken', 'pw']],
    ['PIP_INDEX_URL=https://bob:100%25%zz@a.example/', ['100%25%zz']],
    [
      'NETRC=machine a.example login bob password pw1 machine b.example login bob password pw2',
      ['pw1', 'pw2'],
    ],
  ])('are also the passwords in a value, as a program prints them alone: %s', (pair, passwords) => {
    const value = pair.slice(pair.indexOf('=') + 1)
    expect(secrets({ 'environment-secrets': pair })).toEqual([pair, value, ...passwords])
  })

  it('are not the addresses in a value', () => {
    const pair = 'PIP_INDEX_URL=https://index.example/simple?mail=bob@index.example'
    expect(secrets({ 'environment-secrets': pair })).toEqual([pair, pair.slice('PIP_INDEX_URL='.length)])
  })

  it.each(['a\u0000b', 'a\u001b[31mb', 'x'.repeat(16_385)])(
    'are not shown when they are invalid',
    (password) => {
      const [problem, ...more] = problemsOf({ 'registry-username': 'me', 'registry-password': password })
      expect(more).toEqual([])
      expect(problem).toMatch(/^Input 'registry-password' is a secret that cannot be used: /)
      expect(problem).not.toContain('31m')
      expect(problem).not.toContain('xxxx')
    },
  )
})
