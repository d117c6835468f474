import { describe, expect, it } from 'vitest'
import { problemsOf } from '../support/requests.ts'

const CIDR = "an IPv4 block such as '203.0.113.7/32'"
const PACKAGE = "one Debian package per line, 'name' or 'name=version'"
const TAG =
  "keys of 1 to 127 and values of 0 to 256 characters, no key that begins with 'aws:' or 'bake-dask-ami:'"
const TAG_TEXT = "one line of 1 to 256 characters without control characters and without '{{'"

/** The input, its value, the value as the message shows it, why it is rejected, and what is allowed. */
type Rejected = readonly [input: string, value: string, shown: string, why: string, allowed: string]

const entry = (input: string, value: string, why: string, allowed: string): Rejected => [
  input,
  value,
  JSON.stringify(value),
  `entry ${JSON.stringify(value)}: ${why}`,
  allowed,
]

const many = (count: number) => Array.from({ length: count }, (_, index) => `key${index}=x`).join('\n')

const lists: readonly Rejected[] = [
  entry('packages', 'Curl', 'it is malformed', PACKAGE),
  entry('packages', 'curl; $(id)', 'it is malformed', PACKAGE),
  entry('packages', '-o=Dpkg', 'it is malformed', PACKAGE),
  entry('packages', 'curl-', 'it is malformed', PACKAGE),
  entry('packages', 'curl*', 'it is malformed', PACKAGE),
  entry('packages', 'curl=[78].*', 'it is malformed', PACKAGE),
  entry('packages', 'curl=8.5.0-', 'it is malformed', PACKAGE),
  entry('packages', 'curl\u001b[31m', 'it is malformed', PACKAGE),
  entry('allow-cidr', '10.0.0.1', 'it is malformed', CIDR),
  entry('allow-cidr', '10.0.0.256/32', 'a number is out of range', CIDR),
  entry('allow-cidr', '10.0.0.0/33', 'a number is out of range', CIDR),
  entry(
    'allow-cidr',
    '10.0.0.1/8',
    'its address has bits set beyond the prefix of 8, which EC2 rejects',
    CIDR,
  ),
  entry('instance-type', 't3', 'it is malformed', "an EC2 instance type, such as 't3.large'"),
  entry('instance-type', 'T3.large', 'it is malformed', "an EC2 instance type, such as 't3.large'"),
  [
    'instance-type',
    't3.large, m5.large',
    '"t3.large, m5.large"',
    'entry "t3.large, m5.large" holds 2',
    'one entry per line, without brackets, quotes and commas',
  ],
  [
    'instance-type',
    'a1.large\na1.medium\na1.xlarge\na1.2xlarge\na1.4xlarge',
    '"a1.large\\na1.medium\\na1.xlarge\\na1.2xlarge\\na1.4xlarge"',
    'it has 5 entries',
    'at most 4, one per line',
  ],
  entry('security-group-ids', 'default', 'it is malformed', "'sg-' and 8 or 17 hexadecimal digits"),
  [
    'packages',
    'jq\n# of course\njq',
    '"jq\\n# of course\\njq"',
    'entry "jq" is listed twice',
    'each entry once',
  ],
  [
    'packages',
    'Jq\n curl\n Vi',
    '"Jq\\n curl\\n Vi"',
    'entry "Jq": it is malformed; entry "Vi": it is malformed',
    PACKAGE,
  ],
  [
    'allow-cidr',
    'a\nb\nc\nd\ne\nf\ng',
    '"a\\nb\\nc\\nd\\ne\\nf\\ng"',
    `${['a', 'b', 'c', 'd', 'e'].map((text) => `entry "${text}": it is malformed`).join('; ')}; and 2 more`,
    CIDR,
  ],
  [
    'security-group-ids',
    ['1', '2', '3', '4', '5', '6'].map((digit) => `sg-${digit.repeat(8)}`).join('\n'),
    '"sg-11111111\\nsg-22222222\\nsg-33333333\\nsg-44444444\\nsg-55555555\\nsg-66666666"',
    'it has 6 entries',
    'at most 5, one per line',
  ],
]

const tags: readonly Rejected[] = [
  ['tags', 'aws:cost=1', '"aws:cost=1"', 'key "aws:cost" begins with \'aws:\', which AWS reserves', TAG],
  ['tags', 'AWS:cost=1', '"AWS:cost=1"', 'key "AWS:cost" begins with \'aws:\', which AWS reserves', TAG],
  [
    'tags',
    'bake-dask-ami:status=ready',
    '"bake-dask-ami:status=ready"',
    'key "bake-dask-ami:status" is one that this action sets',
    TAG,
  ],
  [
    'tags',
    `${'k'.repeat(128)}=v`,
    `"${'k'.repeat(120)}..."`,
    `key "${'k'.repeat(120)}..." has 128 characters`,
    TAG,
  ],
  ['tags', `k=${'v'.repeat(257)}`, `"k=${'v'.repeat(118)}..."`, 'the value of "k" has 257 characters', TAG],
  [
    'copy-kms-key-ids',
    'eu-west-1=arn:aws:kms:us-east-1:123456789012:alias/bake',
    '"eu-west-1=arn:aws:kms:us-east-1:123456789012:alias/bake"',
    'the key of "eu-west-1" is in another Region, us-east-1',
    'a key in the Region of its copy',
  ],
  ['tags', 'no value', '"no value"', 'line "no value" has no key and value', "'KEY=value', one per line"],
  ['tags', '=value', '"=value"', 'line "=value" has no key and value', "'KEY=value', one per line"],
  ['tags', 'a=1\nb=2\na=3', '"a=1\\nb=2\\na=3"', 'key "a" is listed twice', 'each key once'],
  [
    'tags',
    'made={{isotime}}',
    '"made={{isotime}}"',
    'tag "made": it holds \'{{\', which Packer would expand',
    TAG_TEXT,
  ],
  [
    'tags',
    'a=\u001b[31mred',
    '"a=\\u001b[31mred"',
    'tag "a": it holds a control character or a line break',
    TAG_TEXT,
  ],
  [
    'tags',
    'a\u0007b=c',
    '"a\\u0007b=c"',
    'tag "a\\u0007b": it holds a control character or a line break',
    TAG_TEXT,
  ],
  [
    'tags',
    many(31),
    `${JSON.stringify(many(31).slice(0, 120)).slice(0, -1)}..."`,
    'it has 31 entries',
    'at most 30, one per line',
  ],
  [
    'tags',
    'aws:a=1\nb',
    '"aws:a=1\\nb"',
    'key "aws:a" begins with \'aws:\', which AWS reserves; line "b" has no key and value',
    `${TAG}; 'KEY=value', one per line`,
  ],
]

describe.each(Object.entries({ lists, tags }))('invalid %s', (_, table) => {
  it.each(table)('%s: %j', (input, value, shown, why, allowed) => {
    const expected = `Input '${input}' is ${shown}: ${why}. Allowed: ${allowed}.`
    // A suggestion may follow: near-misses.test.ts.
    expect(problemsOf({ [input]: value })).toEqual([expect.stringContaining(expected)])
  })
})
