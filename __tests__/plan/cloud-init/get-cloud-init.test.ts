import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readCloudInit } from '../../../src/plan/cloud-init/read.ts'
import { getCloudInit, getCloudInitArguments } from '../../support/get-cloud-init.ts'
import { outputOf } from '../../support/programs.ts'
import { repository, testSetup } from '../../support/repository.ts'

type Name = keyof typeof getCloudInitArguments

const names = Object.keys(getCloudInitArguments) as Name[]

/** What the builder gets of a text. */
function sent(text: string): unknown {
  const { part, problems } = readCloudInit(text)
  expect(problems).toEqual([])
  return part === undefined ? undefined : parse(part.text, { version: '1.1' })
}

const KEPT = {
  packages: ['ca-certificates', 'curl'],
  write_files: [
    { path: '/etc/sysctl.d/enabled_ipv4_forwarding.conf', content: 'net.ipv4.conf.all.forwarding=1\n' },
  ],
  groups: ['docker'],
  system_info: { default_user: { groups: ['docker'] } },
}

describe('what EC2Cluster.get_cloud_init() prints', () => {
  it('is what the files have', () => {
    const program = path.join(repository, '__tests__/support/get-cloud-init/get_cloud_init.py')
    const env = { HOME: '/nonexistent', DASK_CONFIG: '/nonexistent', AWS_DEFAULT_REGION: 'us-east-1' }
    const input = JSON.stringify(getCloudInitArguments)
    const printed: unknown = JSON.parse(outputOf(testSetup().client, [program], { input, env }))
    expect(printed).toEqual(Object.fromEntries(names.map((name) => [name, getCloudInit(name).slice(0, -1)])))
  })

  it.each(['cpu', 'gpu', 'with-arguments', 'with-a-quote-in-a-variable'] as const)(
    'is sent without Docker, a driver and the container: %s',
    (name) => {
      expect(sent(getCloudInit(name))).toEqual(KEPT)
    },
  )

  it('is not sent when the bake does all of it', () => {
    expect(sent(getCloudInit('without-bootstrap'))).toBeUndefined()
    expect(readCloudInit(getCloudInit('without-bootstrap')).notices.at(-1)).toBe(
      'Nothing of it is left: the bake does all of it itself.',
    )
  })

  it('is sent with the commands of extra_bootstrap, as they were given', () => {
    const commands: readonly string[] = getCloudInitArguments['with-extra-commands'].extra_bootstrap
    expect(sent(getCloudInit('with-extra-commands'))).toEqual({
      ...KEPT,
      runcmd: commands.map((command) =>
        command === '[touch, /data/words]' ? ['touch', '/data/words'] : command,
      ),
    })
  })

  it('is the same without the indentation, as the documentation of dask-cloudprovider prints it', () => {
    const text = getCloudInit('cpu').replace(/^ +/gm, '')
    expect(() => parse(text)).toThrow()
    expect(sent(text)).toEqual(KEPT)
    expect(readCloudInit(text).notices).toContain(
      "Line 15: the indentation of '- path: /etc/sysctl.d/enabled_ipv4_forwarding.conf' was put back.",
    )
  })

  it('may have ends of lines of Windows', () => {
    expect(sent(getCloudInit('cpu').replaceAll('\n', '\r\n'))).toEqual(KEPT)
  })

  it.each([
    ['cpu', 'daskdev/dask:latest'],
    ['gpu', 'rapidsai/base:26.06-cuda13-py3.14'],
    ['without-bootstrap', 'daskdev/dask:latest'],
    ['with-arguments', 'daskdev/dask:latest'],
    ['with-a-quote-in-a-variable', 'daskdev/dask:latest'],
  ] as const)('names its container image: %s', (name, image) => {
    expect(readCloudInit(getCloudInit(name)).containerImage).toBe(image)
  })

  it('has a notice for every line that is not sent, in their order', () => {
    expect(
      readCloudInit(getCloudInit('gpu')).notices.map((notice) => notice.slice(0, 60)),
    ).toMatchInlineSnapshot(`
      [
        "Line 6: 'apt-transport-https' was left out: only the command",
        "Line 9: 'gnupg-agent' was left out: only the commands that w",
        "Line 10: 'software-properties-common' was left out: only the",
        "Line 11: 'ubuntu-drivers-common' was left out: only the comm",
        "Line 32: 'curl -fsSL https://download.docker.com/linux/ubunt",
        "Line 33: 'add-apt-repository "deb [arch=amd64] https://downl",
        "Line 34: 'apt-get update -y' was left out: it is for the ins",
        "Line 35: 'apt-get install -y docker-ce docker-ce-cli contain",
        "Line 36: 'systemctl start docker' was left out: the bake ins",
        "Line 37: 'systemctl enable docker' was left out: the bake in",
        "Line 42: 'DEBIAN_FRONTEND=noninteractive ubuntu-drivers inst",
        "Line 45: 'curl -fsSL https://nvidia.github.io/nvidia-docker/",
        "Line 46: 'curl -s -L https://nvidia.github.io/nvidia-docker/",
        "Line 47: 'apt-get update -y' was left out: it is for the ins",
        "Line 48: 'apt-get install -y nvidia-docker2' was left out: t",
        "Line 49: 'systemctl restart docker' was left out: the bake i",
        "Line 55: 'docker run --net=host …' was left out: the bake ru",
      ]
    `)
  })

  it('says why a line is not sent', () => {
    expect(readCloudInit(getCloudInit('cpu')).notices).toEqual(
      expect.arrayContaining([
        "Line 35: 'apt-get install -y docker-ce docker-ce-cli containerd.io' was left out: the bake installs Docker.",
        "Line 45: 'docker run --net=host …' was left out: the bake runs and checks the container itself, and distributed 2026.6.0 and newer have no program 'dask-scheduler'.",
      ]),
    )
  })

  it('says which commands were quoted', () => {
    const { notices } = readCloudInit(getCloudInit('with-extra-commands'))
    const quoted = notices.filter((notice) => notice.includes('quoted'))
    expect(quoted.map((notice) => /^Line \d+/.exec(notice)?.[0])).toEqual(
      ['46', '48', '50', '52', '54'].map((number) => `Line ${number}`),
    )
  })

  it.each(names)('shows no variable of the container in a notice: %s', (name) => {
    expect(readCloudInit(getCloudInit(name)).notices.join()).not.toMatch(/secret|s3fs/)
  })
})
