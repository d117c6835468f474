import {
  type InstalledPacker,
  type InstallRequest,
  installPacker,
} from '../../../src/packer-install/install.ts'
import type { InstallPorts } from '../../../src/packer-install/types.ts'
import { makeKey, type TestKey } from './keys.ts'
import { Machine } from './machine.ts'
import { Releases } from './releases.ts'
import { TestServer } from './server.ts'

/** Signed releases, the server that has them, and a machine to install them on. `remove` ends it. */
export class SignedReleases {
  readonly key: TestKey
  readonly releases: Releases
  readonly machine = new Machine()
  /** Gone after `server.close()`; another one may take its place. */
  server: TestServer

  private constructor(key: TestKey, releases: Releases, server: TestServer) {
    this.key = key
    this.releases = releases
    this.server = server
  }

  /** @param key signs the releases; a new one unless given */
  static async serve(key?: TestKey): Promise<SignedReleases> {
    const signer = key ?? (await makeKey({ signingSubkey: true }))
    const releases = await Releases.signedBy(signer)
    return new SignedReleases(signer, releases, await TestServer.serving(releases.files))
  }

  /** Installs Packer 1.16.1 and the plugin 1.8.2 by their signatures unless other versions are asked for. */
  install(
    wanted: Partial<InstallRequest> = {},
    changes: Partial<InstallPorts> = {},
  ): Promise<InstalledPacker> {
    const request = { packerVersion: '>=1.16.0 <1.17.0', pluginVersion: '1.8.2', mirror: this.server.base }
    return installPacker({ ...request, ...wanted }, this.machine.ports(this.key, changes))
  }

  async remove(): Promise<void> {
    await this.server.close()
    this.machine.remove()
  }
}
