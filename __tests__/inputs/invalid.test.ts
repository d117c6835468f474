import { describe, expect, it } from 'vitest'
import { problemsOf } from '../support/requests.ts'

const REGION = "the name of an AWS Region, such as 'eu-west-2'"
const IMAGE =
  "an image reference such as 'daskdev/dask:latest' or 'registry.example.com/team/dask@sha256:...'"
const AMI_NAME = "3 to 128 letters, digits, spaces and characters of ()[]./-'@_"
const FAMILY = '2 to 60 of a-z, 0-9, ., _ and -, beginning and ending with a letter or digit'
const DESCRIPTION = "one line of 1 to 255 ASCII characters without '{{'"
const ROLE = "the ARN of an IAM role, such as 'arn:aws:iam::123456789012:role/bake'"
const KEY = "a KMS key's ID, its ARN, 'alias/' and a name, or the ARN of an alias"
const KEY_ID = '01234567-89ab-cdef-0123-456789abcdef'
const PATH_TEXT = "one line of 1 to 1000 characters without control characters and without '{{'"

/** The input, its value, the value as the message shows it, why it is rejected, and what is allowed. */
type Rejected = readonly [input: string, value: string, shown: string, why: string, allowed: string]

const because = (input: string, value: string, why: string, allowed: string): Rejected => [
  input,
  value,
  JSON.stringify(value),
  why,
  allowed,
]
const malformed = (input: string, value: string, allowed: string) =>
  because(input, value, 'it is malformed', allowed)
const texts: readonly Rejected[] = [
  malformed('region', 'mars-1', REGION),
  malformed('region', 'EU-WEST-2', REGION),
  malformed('region', 'eu-west-2a', REGION),
  malformed('region', 'eu-west-2\neu-west-1', REGION),
  malformed('family', 'd', FAMILY),
  malformed('family', 'Dask', FAMILY),
  malformed('family', 'dask-', FAMILY),
  malformed('family', 'dask cpu', FAMILY),
  malformed('family', 'a'.repeat(61), FAMILY),
  because('ami-name', 'ab', 'it has 2 characters', AMI_NAME),
  because('ami-name', 'dask_{{timestamp}}', 'it holds "{"', AMI_NAME),
  because('ami-name', 'dask:1', 'it holds ":"', AMI_NAME),
  because('ami-name', 'two\nlines', 'it holds "\\n"', AMI_NAME),
  because('ami-name', 'dásk', 'it holds "á"', AMI_NAME),
  malformed('kms-key-id', `key/${KEY_ID}`, KEY),
  malformed('kms-key-id', `arn:aws:kms:eu-west-2:123456789012:${KEY_ID}`, KEY),
  malformed('kms-key-id', 'arn:aws:iam::123456789012:role/bake', KEY),
  malformed('role-to-assume', 'bake', ROLE),
  malformed('role-to-assume', 'arn:aws:iam::123456789012:user/bake', ROLE),
  malformed('role-to-assume', 'arn:aws:iam::12345678901:role/bake', ROLE),
  malformed('role-to-assume', 'arn:amazon:iam::123456789012:role/bake', ROLE),
  malformed('role-to-assume', 'arn:aws:sts::123456789012:assumed-role/bake/session', ROLE),
  malformed('role-to-assume', 'arn:aws:iam::123456789012:role/path/', ROLE),
  malformed('role-to-assume', 'arn:aws:iam::123456789012:role/two words', ROLE),
  malformed('subnet-id', 'subnet-xyz', "'subnet-' and 8 or 17 hexadecimal digits"),
  malformed(
    'source-ami',
    'ami-0123',
    "'ami-' and 8 or 17 hexadecimal digits, or 'resolve:ssm:' and the name of a parameter",
  ),
  malformed(
    'source-ami',
    'resolve:ssm:a b',
    "'ami-' and 8 or 17 hexadecimal digits, or 'resolve:ssm:' and the name of a parameter",
  ),
  malformed(
    'ssh-username',
    '0day',
    'a Linux user name: 1 to 32 of a-z, 0-9, _ and -, not beginning with a digit',
  ),
  malformed(
    'iam-instance-profile',
    'arn:aws:iam::123456789012:instance-profile/baker',
    "the profile's name, not its ARN: 1 to 128 letters, digits and characters of +=,.@-_",
  ),
  ['ami-name', 'a'.repeat(129), `"${'a'.repeat(120)}..."`, 'it has 129 characters', AMI_NAME],
  [
    'ami-description',
    'two\nlines',
    '"two\\nlines"',
    'it holds a character that EC2 rejects in a description',
    DESCRIPTION,
  ],
  [
    'ami-description',
    'café',
    '"café"',
    'it holds a character that EC2 rejects in a description',
    DESCRIPTION,
  ],
  [
    'ami-description',
    'made {{isotime}}',
    '"made {{isotime}}"',
    "it holds '{{', which Packer would expand",
    DESCRIPTION,
  ],
  ['ami-description', 'a'.repeat(256), `"${'a'.repeat(120)}..."`, 'it has 256 characters', DESCRIPTION],
  [
    'output-dir',
    'out\u0000put',
    '"out\\u0000put"',
    'it holds a control character or a line break',
    PATH_TEXT,
  ],
  [
    'output-dir',
    'out\u0085put',
    '"out\\u0085put"',
    'it holds a control character or a line break',
    PATH_TEXT,
  ],
  [
    'output-dir',
    'out\u2028put',
    '"out\\u2028put"',
    'it holds a control character or a line break',
    PATH_TEXT,
  ],
  ['output-dir', '{{pwd}}', '"{{pwd}}"', "it holds '{{', which Packer would expand", PATH_TEXT],
]

const images: readonly Rejected[] = [
  'Dask/Dask',
  'dask:',
  'dask@sha256:abc',
  'a b',
  '$(id)',
  '`id`',
  '--privileged',
  '-x:5000/dask',
  'https://registry.example.com/dask',
  'dask:{{x}}',
  'dask\nother',
].map(
  (value): Rejected => ['docker-image', value, JSON.stringify(value), 'it is not an image reference', IMAGE],
)

const choices: readonly Rejected[] = (
  [
    ['mode', 'dry-run', "'bake', 'render'"],
    ['mode', 'BAKE', "'bake', 'render'"],
    ['mode', 'bake\nrender', "'bake', 'render'"],
    ['variant', 'gpu', "'cpu', 'rapids'"],
    ['nvidia-driver', 'latest', "'ami', 'install'"],
    ['docker-source', 'snap', "'docker-ce', 'distro', 'none'"],
    ['ubuntu-version', '24.4', "'22.04', '24.04', '26.04'"],
    ['ssh-interface', 'public_dns', "'public_ip', 'private_ip', 'session_manager'"],
  ] as const
).map(([input, value, allowed]) => [
  input,
  value,
  JSON.stringify(value),
  'it is not one of the choices',
  allowed,
])

const RATE = 'a whole number of MiB/s from 100 to 300'
const THROUGHPUT = 'a whole number of MiB/s from 125 to 2000'
const PLACEMENT = "'workspace/path=/absolute/path', one per line"
const placements: readonly Rejected[] = (
  [
    ['a', 'it has no path in the workspace and path in the image'],
    ['=/etc/a', 'it has no path in the workspace and path in the image'],
    ['a=etc/a', '"etc/a" is not an absolute path'],
    ['a=/etc/../root/a', `"/etc/../root/a" holds '.', '..' or '//'`],
    ['a=//etc/a', `"//etc/a" holds '.', '..' or '//'`],
    ['a=/etc//', `"/etc//" holds '.', '..' or '//'`],
  ] as const
).map(([value, why]) => because('files', value, `entry ${JSON.stringify(value)}: ${why}`, PLACEMENT))

const SIZE = 'a whole number of GiB from 1 to 16384'
const numbers: readonly Rejected[] = [
  ['smoke-initialization-rate', '99', '"99"', 'it is out of range', RATE],
  ['smoke-initialization-rate', '301', '"301"', 'it is out of range', RATE],
  ['smoke-volume-throughput', '124', '"124"', 'it is out of range', THROUGHPUT],
  ['smoke-volume-throughput', '2001', '"2001"', 'it is out of range', THROUGHPUT],
  ['volume-size', '0', '"0"', 'it is out of range', SIZE],
  ['volume-size', '16385', '"16385"', 'it is out of range', SIZE],
  ['volume-size', '9'.repeat(30), `"${'9'.repeat(30)}"`, 'it is out of range', SIZE],
  ['volume-size', '-8', '"-8"', 'it is not a whole number', SIZE],
  ['volume-size', '8.5', '"8.5"', 'it is not a whole number', SIZE],
  ['volume-size', '1e3', '"1e3"', 'it is not a whole number', SIZE],
  ['volume-size', '8 GiB', '"8 GiB"', 'it is not a whole number', SIZE],
  ['build-timeout-minutes', '4', '"4"', 'it is out of range', 'a whole number of minutes from 5 to 720'],
  ['associate-public-ip', 'yes', '"yes"', 'it is not a boolean', "'true' or 'false'"],
]

const tables = { texts, images, choices, numbers, placements }

describe.each(Object.entries(tables))('invalid %s', (_, table) => {
  it.each(table)('%s: %j', (input, value, shown, why, allowed) => {
    const expected = `Input '${input}' is ${shown}: ${why}. Allowed: ${allowed}.`
    // A suggestion may follow: near-misses.test.ts.
    expect(problemsOf({ [input]: value })).toEqual([expect.stringContaining(expected)])
  })
})

describe('secrets of an environment', () => {
  const SECRETS =
    "Allowed: 'NAME=value', one per line, with names of letters, digits and _ and values of at most 16384 characters."

  it.each([
    ['sesame', 'entry 1 has no name and value'],
    ['A=b\n1A=sesame', 'the name of entry 2 is not that of an environment variable'],
    ['A B=sesame', 'the name of entry 1 is not that of an environment variable'],
    ['A=sesame\nA=b', 'A is listed twice'],
    ['A=sesame\nTOKEN=', 'TOKEN is empty, as a secret of the repository that is not set'],
    ['A=sesame\u0007', 'A holds a control character'],
    [`A=${'sesame'.repeat(3000)}`, 'A has 18000 characters'],
  ])('%j: %s, and no value is quoted', (value, why) => {
    const problems = problemsOf({ environment: 'requirements.txt', 'environment-secrets': value })
    expect(problems).toEqual([
      `Input 'environment-secrets' is a secret that cannot be used: ${why}. ${SECRETS}`,
    ])
    expect(problems.join()).not.toContain('sesame')
  })
})

it('names a value that is too long by its length, and shows 120 characters of it', () => {
  const image = `registry.example.com/${'a'.repeat(235)}`
  expect(problemsOf({ 'docker-image': image })).toEqual([
    `Input 'docker-image' is "${image.slice(0, 120)}...": its name has 256 characters. Allowed: ${IMAGE}.`,
  ])
})
