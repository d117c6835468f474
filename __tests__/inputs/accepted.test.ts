import { describe, expect, it } from 'vitest'
import { imageReference } from '../../src/inputs/image-reference.ts'
import { problemsOf, requestOf } from '../support/requests.ts'

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`

const keyId = '01234567-89ab-cdef-0123-456789abcdef'

describe('the values at the edge of what is allowed', () => {
  it.each([
    ['region', 'us-gov-west-1'],
    ['region', 'us-isob-east-1'],
    ['region', 'cn-northwest-1'],
    ['region', 'eusc-de-east-1'],
    ['region', 'mx-central-1'],
    ['region', 'ap-southeast-7'],
    ['instance-type', 'u-6tb1.112xlarge'],
    ['instance-type', 'u7i-12tb.224xlarge'],
    ['instance-type', 'm7i-flex.large'],
    ['instance-type', 'i4i.metal'],
    ['instance-type', 'r7iz.metal-16xl'],
    ['family', 'd2'],
    ['family', 'team.dask_cpu-1'],
    ['family', 'a'.repeat(60)],
    ['ami-name', 'abc'],
    ['ami-name', "Dask (cpu) [1.0]./-'@_"],
    ['ami-name', 'a'.repeat(128)],
    ['ami-description', '${file("/etc/passwd")} %{ if true } \'"`$(id)`&|<>'],
    ['ami-description', 'a'.repeat(255)],
    ['volume-size', '1'],
    ['volume-size', '16384'],
    ['smoke-initialization-rate', '100'],
    ['smoke-initialization-rate', '300'],
    ['smoke-volume-throughput', '125'],
    ['smoke-volume-throughput', '2000'],
    ['build-timeout-minutes', '5'],
    ['build-timeout-minutes', '720'],
    ['source-ami', 'ami-12345678'],
    ['source-ami', 'ami-0123456789abcdef0'],
    ['packages', 'g++\nlibstdc++6:amd64\ndocker-ce=5:29.1.0-1~ubuntu.24.04~noble\n\n# a comment\npython3.12'],
    ['allow-cidr', '0.0.0.0/0\n10.0.0.0/8\n203.0.113.7/32'],
    ['tags', `${'k'.repeat(127)}=${'v'.repeat(256)}`],
    ['tags', 'empty=\nequation=a=b=c\nwith space = value with space \nemoji=🚀'],
    ['tags', Array.from({ length: 30 }, (_, index) => `key${index}=x`).join('\n')],
    ['iam-instance-profile', 'team+baker=1,2.a@b-c_d'],
    ['role-to-assume', 'arn:aws:iam::123456789012:role/bake'],
    ['role-to-assume', 'arn:aws-cn:iam::123456789012:role/service/ci/team+baker=1,2.a@b-c_d'],
    ['role-to-assume', `arn:aws-us-gov:iam::123456789012:role/${'p'.repeat(510)}/${'r'.repeat(64)}`],
    ['role-to-assume', 'arn:aws-iso-b:iam::123456789012:role/bake'],
    ['role-to-assume', 'arn:aws-eusc:iam::123456789012:role/bake'],
    ['ssh-username', '_apt-user1'],
    ['environment', 'deploy/requirements.txt'],
    ['setup-script', 'set up.sh'],
    ['cloud-init', './cloud-init.yml'],
    ['client-environment', '/home/runner/work/repo/repo/uv.lock'],
    ['files', 'a b=/etc/a b\nconf/x.ini=/opt/x/x.ini\nsame=/a\nsame=/b'],
    ['output-dir', 'rendered files/ünïcode "quoted" ${x} %{y} $(id)'],
  ])('%s: %j', (input, value) => {
    expect(problemsOf({ [input]: value })).toEqual([])
  })
})

describe('a KMS key of the Region', () => {
  const arn = 'arn:aws:kms:eu-west-2:123456789012'
  it.each([
    keyId,
    `mrk-${'0'.repeat(32)}`,
    'alias/team/images',
    'alias/aws/ebs',
    `${arn}:key/${keyId}`,
    `${arn}:key/mrk-${'0'.repeat(32)}`,
    `${arn}:alias/images`,
  ])('%s', (key) => {
    const itself = { region: 'eu-west-2', encrypt: 'true', 'kms-key-id': key }
    expect(problemsOf(itself)).toEqual([])
    const ofCopy = {
      region: 'us-east-1',
      'copy-to-regions': 'eu-west-2',
      'copy-kms-key-ids': `eu-west-2=${key}`,
    }
    expect(problemsOf(ofCopy)).toEqual([])
  })
})

describe('lists and maps', () => {
  it('take one entry per line, trimmed, without comments and empty lines, whatever ends a line', () => {
    const request = requestOf({ packages: '\r\n  jq \r\n# not this\r\n\tcurl\rvim\n' })
    expect(request.packages).toEqual(['jq', 'curl', 'vim'])
  })

  it.each(['docker.io=27.*', 'docker-ce=5:29.*~ubuntu.24.04~noble', 'jq=1.7.1-3build1'])(
    'take the version of %s',
    (name) => {
      expect(requestOf({ packages: name }).packages).toEqual([name])
    },
  )

  it('split a file and its place at the first equals sign', () => {
    expect(requestOf({ files: 'a = /etc/a=b' }).files).toEqual([{ from: 'a', to: '/etc/a=b' }])
  })

  it('split secrets of an environment at the first equals sign, and keep names of JavaScript', () => {
    const secrets = 'PIP_INDEX_URL=https://u:p@host/simple?a=b\n# none\n__proto__ = x y '
    const { environmentSecrets = {} } = requestOf({
      environment: 'requirements.txt',
      'environment-secrets': secrets,
    })
    expect(Object.entries(environmentSecrets)).toEqual([
      ['PIP_INDEX_URL', 'https://u:p@host/simple?a=b'],
      ['__proto__', 'x y'],
    ])
  })

  it('split a tag at its first equals sign', () => {
    const request = requestOf({ tags: 'equation=a=b\nempty=\n team = data science ' })
    expect(request.tags).toEqual({ equation: 'a=b', empty: '', team: 'data science' })
  })

  it('keep a tag with a name of JavaScript as what it is', () => {
    const { tags } = requestOf({ tags: '__proto__=polluted\nconstructor=x' })
    expect(Object.entries(tags)).toEqual([
      ['__proto__', 'polluted'],
      ['constructor', 'x'],
    ])
  })
})

describe('image references', () => {
  it.each([
    ['dask', { repository: 'dask' }],
    ['daskdev/dask:latest', { repository: 'daskdev/dask', tag: 'latest' }],
    [
      'ghcr.io/dask/dask:2026.7.1-py3.14',
      { registry: 'ghcr.io', repository: 'dask/dask', tag: '2026.7.1-py3.14' },
    ],
    ['localhost/dask', { registry: 'localhost', repository: 'dask' }],
    ['registry:5000/dask', { registry: 'registry:5000', repository: 'dask' }],
    ['10.0.2.2:5000/a/b/c', { registry: '10.0.2.2:5000', repository: 'a/b/c' }],
    ['Registry.Example.com/dask', { registry: 'Registry.Example.com', repository: 'dask' }],
    [`daskdev/dask@${digest}`, { repository: 'daskdev/dask', digest }],
    [
      `nvcr.io/nvidia/dask__x:1.0@${digest}`,
      { registry: 'nvcr.io', repository: 'nvidia/dask__x', tag: '1.0', digest },
    ],
    ['a'.repeat(255), { repository: 'a'.repeat(255) }],
    [`r.example/${'a'.repeat(245)}`, { registry: 'r.example', repository: 'a'.repeat(245) }],
    [`dask:${'t'.repeat(128)}`, { repository: 'dask', tag: 't'.repeat(128) }],
  ])('%s', (text, parts) => {
    const absent = { registry: undefined, tag: undefined, digest: undefined }
    expect(imageReference(text)).toEqual({ ...absent, text, ...parts })
  })
})
