import { describe, expect, it } from 'vitest'
import { catalogue } from '../../src/inputs/catalogue.ts'
import { requestWarnings } from '../../src/inputs/read.ts'
import { problemsOf } from '../support/requests.ts'

/** What follows after what is allowed: the suggestion. */
function suggestionOf(input: string, value: string): string | undefined {
  const [problem = '', ...more] = problemsOf({ [input]: value })
  expect(more).toEqual([])
  expect(problem).toMatch(/ Allowed: /)
  return /\. ((?:In|With|Without|The|Perhaps|On) [^.]*(?:would do: .*|is meant|is '[^']*'))\.$/.exec(
    problem,
  )?.[1]
}

// One table: its rows have the same form, and each is a mistake of its own.
describe('a value with a common mistake is reported with its correction', () => {
  it.each([
    ['docker-image', 'ghcr.io/MyOrg/img', 'In lower case it would do: "ghcr.io/myorg/img"'],
    [
      'docker-image',
      'https://registry.example.com/dask',
      'Without the scheme it would do: "registry.example.com/dask"',
    ],
    ['docker-image', 'docker://daskdev/dask', 'Without the scheme it would do: "daskdev/dask"'],
    [
      'docker-image',
      'https://ghcr.io/MyOrg/img',
      'In lower case and without the scheme it would do: "ghcr.io/myorg/img"',
    ],
    ['docker-image', '"daskdev/dask"', 'Without quotes it would do: "daskdev/dask"'],
    ['docker-image', 'dask:', 'Without the colon it would do: "dask"'],
    ['docker-image', 'daskdev/dask/', 'Without the slash it would do: "daskdev/dask"'],
    ['extra-docker-images', 'MyOrg/img', 'In lower case it would do: "myorg/img"'],
    ['registry', 'https://ghcr.io', 'The host alone would do: "ghcr.io"'],
    ['registry', 'https://ghcr.io/v2/', 'The host alone would do: "ghcr.io"'],
    ['registry', 'ghcr.io/myorg', 'The host alone would do: "ghcr.io"'],
    ['region', 'EU-West-2', 'In lower case it would do: "eu-west-2"'],
    ['region', 'eu-west-2a', 'Without the letter of a zone it would do: "eu-west-2"'],
    ['region', 'eu_west_2', 'With - for _ it would do: "eu-west-2"'],
    ['instance-type', 'T3.large', 'In lower case it would do: "t3.large"'],
    ['instance-type', '- t3.large', 'Without the dash it would do: "t3.large"'],
    ['instance-type', 't3.large,', 'Without the comma it would do: "t3.large"'],
    ['packages', 'Curl', 'In lower case it would do: "curl"'],
    ['allow-cidr', '10.0.0.1', "With a prefix it would do: '10.0.0.1/32'"],
    ['allow-cidr', '10.1.2.3/16', "The block that holds it is '10.1.0.0/16'"],
    ['allow-cidr', '255.255.255.255/1', "The block that holds it is '128.0.0.0/1'"],
    ['source-ami-owner', '1234-5678-9012', 'Without the hyphens it would do: "123456789012"'],
    [
      'iam-instance-profile',
      'arn:aws:iam::123456789012:instance-profile/ci/baker',
      'The name alone would do: "baker"',
    ],
    [
      'packer-mirror',
      'mirror.example/hashicorp',
      'With https it would do: "https://mirror.example/hashicorp"',
    ],
    [
      'packer-mirror',
      'http://mirror.example/hashicorp',
      'With https it would do: "https://mirror.example/hashicorp"',
    ],
    ['ssh-interface', 'public-ip', "Perhaps 'public_ip' is meant"],
    ['docker-source', 'docker_ce', "Perhaps 'docker-ce' is meant"],
    ['mode', 'BAKE', "Perhaps 'bake' is meant"],
    ['variant', 'rapid', "Perhaps 'rapids' is meant"],
    ['spot', 'yes', "Perhaps 'true' is meant"],
    ['encrypt', 'Off', "Perhaps 'false' is meant"],
    ['volume-size', '80 GiB', 'Without its unit it would do: "80"'],
    ['build-timeout-minutes', '90min', 'Without its unit it would do: "90"'],
    ['tags', 'Team: data', 'With = for the colon it would do: "Team=data"'],
    ['env-vars', 'A: b', 'With = for the colon it would do: "A=b"'],
  ])('%s: %j', (input, value, suggestion) => {
    expect(suggestionOf(input, value)).toBe(suggestion)
  })

  it.each([
    ['docker-image', '$(id)'],
    ['docker-image', 'a b'],
    ['docker-image', 'dask\nother'],
    ['docker-image', 'dask@sha256:abc'],
    ['region', 'mars-1'],
    ['volume-size', '80 GB'],
    ['build-timeout-minutes', '2h'],
    ['volume-size', '8.5'],
    ['allow-cidr', '10.0.0.256/32'],
    ['ssh-interface', 'telnet'],
    ['packages', '-o=Dpkg'],
    ['role-to-assume', 'arn:aws:iam::123456789012:user/bake'],
  ])('and is not guessed where no usual mistake explains it: %s: %j', (input, value) => {
    expect(problemsOf({ [input]: value })).toEqual([expect.not.stringMatching(/would do|is meant|holds it/)])
  })
})

/** Two good entries of every input that is a list. */
const LISTS: Readonly<Record<string, readonly [string, string]>> = {
  'extra-docker-images': ['daskdev/dask', 'ghcr.io/org/img:1'],
  packages: ['jq', 'curl=8.5.0-2'],
  'instance-type': ['t3.large', 't3.xlarge'],
  'security-group-ids': ['sg-12345678', 'sg-87654321'],
  'allow-cidr': ['10.0.0.0/8', '192.0.2.1/32'],
  'copy-to-regions': ['eu-west-1', 'us-east-1'],
  files: ['motd=/etc/motd', 'conf/a=/opt/a'],
  'share-with': ['123456789012', 'arn:aws:organizations::123456789012:organization/o-abcdefghij'],
}

describe('a list in one line', () => {
  it('is asked of every input that is one', () => {
    const lists = Object.entries(catalogue).filter(([name]) => Array.isArray(parsed(name)))
    expect(lists.map(([name]) => name).toSorted()).toEqual(Object.keys(LISTS).toSorted())
  })

  it.each(
    Object.entries(LISTS).flatMap(([input, [one, two]]) =>
      [
        `${one}, ${two}`,
        `${one},${two}`,
        `${one} ${two}`,
        `${one}; ${two}`,
        JSON.stringify([one, two]),
        `['${one}', '${two}']`,
      ].map((value) => [input, value, `${one}\n${two}`] as const),
    ),
  )('%s: %j', (input, value, lines) => {
    const [problem, ...more] = problemsOf({ [input]: value })
    expect(more).toEqual([])
    expect(problem).toContain(': one entry per line, without brackets, quotes and commas. ')
    expect(problem).toContain(`On lines of their own they would do: ${JSON.stringify(lines)}.`)
    expect(problemsOf({ [input]: lines })).toEqual([])
  })
})

describe('pairs in one line', () => {
  it.each(['tags', 'env-vars'])('are taken for one pair, and reported: %s', (input) => {
    const raw = { [input]: 'Team=data,Env=prod' }
    expect(problemsOf(raw)).toEqual([])
    expect(requestWarnings(raw)).toEqual([
      `Input '${input}': line "Team=data,Env=prod" is one pair, whose value is "data,Env=prod"; if several were meant, each goes on a line of its own.`,
    ])
  })

  it.each(['Team=data\nEnv=prod', 'list=a,b,c', 'equation=a=b', 'words=a, b; c'])(
    'are not seen where there are none: %j',
    (tags) => {
      expect(requestWarnings({ tags })).toEqual([])
    },
  )
})

/** What an input makes of its fallback. */
function parsed(name: string): unknown {
  const { fallback, parse } = catalogue[name as keyof typeof catalogue] as {
    readonly fallback?: string
    parse(raw: string): unknown
  }
  return fallback === undefined ? undefined : parse(fallback)
}
