import { describe, expect, it } from 'vitest'
import { setupScriptProblems } from '../../src/plan/setup-script.ts'

describe('a setup script', () => {
  it.each([
    '#!/bin/bash\nset -e\n# reboot\nsystemctl enable data.mount\n',
    '#! /usr/bin/env -S uv run --script\nreboot = 1\n',
    '#!/usr/bin/python3\nreboot = False\nreboot\n',
    'apt-get install -y docker-compose-plugin',
    'echo "needs a reboot"\ntouch /var/run/reboot-required\n',
  ])('can be run: %j', (text) => {
    expect(setupScriptProblems(text)).toEqual([])
  })

  it.each([
    ['#!/bin/sh\ntrue\r\nfalse\r\n', [/^Line 2 ends with CRLF, as on Windows, and the builder needs LF: /]],
    ['#!/bin/bash\r\ntrue\n', [/^Line 1 ends with CRLF/]],
    ['#!bash\ntrue\n', [/^Line 1: it begins with '#!', and no absolute path of an interpreter follows\.$/]],
    ['#!\ntrue\n', [/^Line 1: /]],
    [
      '#!/usr/bin/env bash\napt-get upgrade -y && reboot\n',
      [/^Line 2: it runs 'reboot', which ends the builder/],
    ],
    [
      'true\n  sudo shutdown -r now\npoweroff',
      [/^Line 2: it runs 'shutdown'/, /^Line 3: it runs 'poweroff'/],
    ],
  ] as const)('is rejected: %j', (text, expected) => {
    expect(setupScriptProblems(text)).toEqual(expected.map((each) => expect.stringMatching(each)))
  })
})
