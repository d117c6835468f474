import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors/problem.ts'
import { installPacker } from '../../src/packer-install/install.ts'
import { archiveAttacks } from './support/archive-attacks.ts'
import type { World } from './support/attack.ts'
import { makeKey } from './support/keys.ts'
import { Machine } from './support/machine.ts'
import { Releases } from './support/releases.ts'
import { TestServer } from './support/server.ts'
import { signatureAttacks } from './support/signature-attacks.ts'

describe('what was not released is rejected, and nothing is installed or started', () => {
  let world: World
  let machine: Machine

  beforeEach(async () => {
    const key = await makeKey({ signingSubkey: true })
    const releases = await Releases.signedBy(key)
    world = { key, releases, server: await TestServer.serving(releases.files) }
    machine = new Machine()
  })

  afterEach(async () => {
    await world.server.close()
    machine.remove()
  })

  it.each([...signatureAttacks, ...archiveAttacks])(
    '$name',
    async ({ change, trusting, now, words, leaves = /^$/ }) => {
      await change(world)
      const key = (await trusting?.(world)) ?? world.key
      const ports = machine.ports(key, now === undefined ? {} : { now: () => now })
      const request = { packerVersion: '>=1.16.0 <1.17.0', pluginVersion: '1.8.2', mirror: world.server.base }

      const error = await installPacker(request, ports).catch((thrown: unknown) => thrown)

      expect(error).toBeInstanceOf(UserError)
      expect(String(error)).toMatch(words)
      expect(machine.installedFiles().filter((file) => !leaves.test(file))).toEqual([])
      expect(machine.homeFiles()).toEqual([])
    },
  )
})
