import { describe, expect, it } from 'vitest'
import { cloudInitWarnings, readCloudInit } from '../../../src/plan/cloud-init/read.ts'

const config = (yaml: string) => `#cloud-config\n${yaml}\n`

describe('a cloud-config', () => {
  it.each([
    'timezone: Europe/London',
    'packages: [nfs-common, [jq, 1.7.1-3build1]]',
    'runcmd:\n  - [sh, -c, "mount -a"]\n  - systemctl restart ssh',
    'users: [default, {name: ada}]',
    'users:\n  - name: ada\n  - default',
    'write_files:\n  - path: /etc/motd\n    content: |\n      no docker here\n\n      yet',
    'ssh_pwauth: false',
    'package_upgrade: true',
    'runcmd: ["docker plugin install rexray/ebs"]',
    'runcmd: ["apt-get install -y docker-compose-plugin python3-docker"]',
    'runcmd: ["echo no reboot is needed", "systemctl enable reboot-notifier", "touch /var/run/reboot-required"]',
    'apt: {sources: {nvidia: {source: "deb https://nvidia.github.io/x /"}}}',
    'bootcmd: [[modprobe, nfs]]',
    'a: &a [x]\nb: *a',
  ])('is sent as it is: %s', (yaml) => {
    const text = config(yaml)
    expect(readCloudInit(text)).toEqual({
      part: { type: 'cloud-config', text },
      containerImage: undefined,
      problems: [],
      warnings: [],
      notices: [],
    })
  })

  it.each([
    [
      'power_state: {mode: reboot}',
      ["Line 2: 'power_state' is not possible: it ends the builder before the bake is done."],
    ],
    [
      'a: 1\nmerge_how: dict(replace)',
      [
        "Line 3: 'merge_how' is not possible: the bake decides how it is merged, so that nothing of its own is replaced.",
      ],
    ],
    ['merge_type: list()', [/^Line 2: 'merge_type' is not possible/]],
    [
      'cloud_final_modules: [runcmd]',
      [/^Line 2: 'cloud_final_modules' is not possible: it replaces the list of cloud-init's modules/],
    ],
    [
      'package_reboot_if_required: true',
      [/^Line 2: 'package_reboot_if_required' is not possible: the builder would reboot/],
    ],
    ['ssh_pwauth: yes', [/^Line 2: 'ssh_pwauth' is not possible: it has no effect/]],
    ['allow_public_ssh_keys: off', [/^Line 2: 'allow_public_ssh_keys' is not possible: Packer logs in/]],
    ['user: {name: ada}', [/^Line 2: 'user' is not possible: Packer logs in/]],
    ['users:\n  - name: ada', [/^Line 3: 'users' needs an item 'default': Packer logs in/]],
    [
      'system_info:\n  default_user:\n    name: ada',
      [/^Line 4: 'system_info' must not name the default user/],
    ],
    [
      'packages:\n  - jq\n  - docker.io',
      ["Line 4: 'packages' has docker.io, but the bake installs Docker (input 'docker-source')."],
    ],
    ['packages:\n  - [docker-ce, 5:28.0]', [/^Line 3: 'packages' has docker-ce/]],
    ['packages:\n  - snap:\n      - docker', [/^Line 3: 'packages' has docker,/]],
    ['packages: [containerd.io=1.7.1, podman-docker]', [/has containerd\.io=1\.7\.1,/, /has podman-docker,/]],
    [
      'runcmd:\n  - curl -fsSL https://get.docker.com | sh',
      ["Line 3: 'runcmd' uses get.docker.com, but the bake installs Docker (input 'docker-source')."],
    ],
    [
      'runcmd:\n  - [sh, -c, "apt-get update && apt-get install -y docker-ce"]',
      [/^Line 3: 'runcmd' installs docker-ce,/],
    ],
    ['runcmd:\n  - |\n    true\n    snap install docker', [/^Line 3: 'runcmd' installs docker,/]],
    ['runcmd:\n  - dnf -y install docker', [/^Line 3: 'runcmd' installs docker,/]],
    [
      'runcmd:\n  - echo a: b',
      [
        "Line 3: 'runcmd' has a map where a command has to be: quote a command that has a ':' followed by a space.",
      ],
    ],
    [
      'bootcmd:\n  - [reboot]',
      ["Line 3: 'bootcmd' runs 'reboot', which ends the builder before the bake is done."],
    ],
    ['runcmd:\n  - sleep 5 && sudo /sbin/shutdown -h now', [/^Line 3: 'runcmd' runs 'shutdown'/]],
    ['runcmd:\n  - [sh, -c, reboot]', [/^Line 3: 'runcmd' runs 'reboot'/]],
    ['runcmd:\n  - if true; then systemctl reboot; fi', [/^Line 3: 'runcmd' runs 'systemctl reboot'/]],
    [
      'apt:\n  sources:\n    docker.list:\n      source: deb https://download.docker.com/linux/ubuntu noble stable',
      ["Line 5: A value uses download.docker.com, but the bake installs Docker (input 'docker-source')."],
    ],
    [
      'write_files:\n  - path: /etc/x\n    content: |\n      apt-get install docker.io',
      [/^Line 4: A value installs docker\.io/],
    ],
    [
      'write_files:\n  - path: /run/bake-dask-ami/packages',
      ["Line 3: 'write_files' writes /run/bake-dask-ami/packages, which is a file of the bake."],
    ],
    [
      'write_files:\n  - path: /etc/systemd/system/bake-dask-ami-read-ahead.service',
      [/which is a file of the bake/],
    ],
    ['[a, b]', ['Line 1: a cloud-config has to be a map of keys.']],
    ['', ['Line 1: the cloud-config is empty.']],
    ['a: 1\na: 2', [/^Line 3: it is not valid YAML: Map keys must be unique/]],
    ['runcmd:\n  - [ls\nb: 1', [/^Line \d: it is not valid YAML: /]],
    ['a: !!python/object/new:os.system [x]', [/^Line 2: it is not valid YAML: /]],
    ['power_state: {}\npackages: [docker]', [/power_state/, /docker/]],
  ] as const)('is rejected: %s', (yaml, expected) => {
    const { part, problems } = readCloudInit(config(yaml))
    expect(part).toBeUndefined()
    expect(problems).toEqual(
      expected.map((each) => (typeof each === 'string' ? each : expect.stringMatching(each))),
    )
  })

  it.each(['ssh_authorized_keys: [ssh-ed25519 AAAA ada]', 'ssh_import_id: [gh:ada]'])(
    'has keys that are removed again: %s',
    (yaml) => {
      const { part, warnings } = readCloudInit(config(yaml))
      expect(part?.text).toBe(config(yaml))
      expect(warnings).toEqual([
        expect.stringMatching(
          /^Line 2: 'ssh_\w+' has no effect on instances: SSH keys are removed from the image/,
        ),
      ])
    },
  )

  it('loses only the lines that install Docker, where they are of dask-cloudprovider', () => {
    const before = 'timezone: UTC\nruncmd:\n  - a\n\n  - |\n    b\n\n    c\n'
    const { part, notices } = readCloudInit(config(`${before}  - systemctl enable docker\n  - d`))
    expect(part?.text).toBe(config(`${before}  - d`))
    expect(notices).toEqual(["Line 10: 'systemctl enable docker' was left out: the bake installs Docker."])
  })

  it('keeps an update that is not for Docker', () => {
    const text = config('runcmd:\n  - apt-get update -y\n  - apt-get install -y jq')
    expect(readCloudInit(text).part?.text).toBe(text)
  })

  it('is sent with LF at the ends of lines', () => {
    expect(readCloudInit('#cloud-config\r\ntimezone: UTC\r\n').part?.text).toBe(config('timezone: UTC'))
  })
})

describe('a script', () => {
  it.each(['#!/bin/sh\n# reboot, get.docker.com\nmount -a\n', '#!/usr/bin/env python3\nprint(1)\n'])(
    'is sent as it is: %s',
    (text) => {
      expect(readCloudInit(text)).toMatchObject({ part: { type: 'x-shellscript', text }, problems: [] })
    },
  )

  it.each([
    ['#!/bin/sh\nset -e\ncurl https://get.docker.com | sh\n', [/^Line 3: it uses get\.docker\.com/]],
    [
      '#!/bin/sh\nreboot\nhalt\n',
      ["Line 2: it runs 'reboot', which ends the builder before the bake is done.", /^Line 3/],
    ],
  ] as const)('is rejected: %s', (text, expected) => {
    expect(readCloudInit(text).problems).toEqual(
      expected.map((each) => (typeof each === 'string' ? each : expect.stringMatching(each))),
    )
  })
})

describe('another format of user data', () => {
  it.each([
    ['## template: jinja\n#cloud-config\n', 'a template, which is not supported'],
    ['#include\nhttps://example.com/x\n', 'a list of addresses, which is not supported'],
    ['#cloud-config-archive\n- a\n', 'an archive of several parts, which is not supported'],
    ['#cloud-config-jsonp\n[]\n', 'a JSON patch, which is not supported'],
    ['#cloud-boothook\n#!/bin/sh\n', 'a boothook, which is not supported'],
    ['#part-handler\n', 'a part handler, which is not supported'],
    ['Content-Type: multipart/mixed; boundary="x"\n', 'a MIME archive, which is not supported'],
    ['MIME-Version: 1.0\n', 'a MIME archive, which is not supported'],
    ['packages: [jq]\n', 'neither a cloud-config nor a script'],
    ['\n#cloud-config\n', 'neither a cloud-config nor a script'],
    ['', 'neither a cloud-config nor a script'],
  ])('is rejected: %j', (text, what) => {
    expect(readCloudInit(text).problems).toEqual([
      `Line 1: it is ${what}. The first line has to be '#cloud-config', or begin with '#!'.`,
    ])
  })
})

describe('the warnings', () => {
  const printed = readCloudInit(
    "#cloud-config\nruncmd:\n  - 'docker run --net=host  team/dask:1 dask-scheduler --version'\n",
  )

  it.each(['daskdev/dask:latest', 'team/dask', 'team/dask:2'])(
    'say that the AMI has another image: %s',
    (baked) => {
      expect(cloudInitWarnings(printed, baked)).toEqual([
        `Input 'cloud-init' was made for the container image team/dask:1, but the AMI has ${baked} (input 'docker-image').`,
      ])
    },
  )

  it('say nothing of the same image, or without any', () => {
    expect(cloudInitWarnings(printed, 'team/dask:1')).toEqual([])
    expect(cloudInitWarnings({ ...printed, containerImage: 'a/b' }, 'a/b:latest')).toEqual([])
    expect(cloudInitWarnings(undefined, 'team/dask:1')).toEqual([])
  })
})
