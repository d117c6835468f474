import { makeKey, type TestKey } from './keys.ts'
import { Machine } from './machine.ts'
import { Releases } from './releases.ts'
import { TestServer } from './server.ts'

/** What a test of an installation needs. */
export interface SignedReleases {
  /** The key that signed the releases. */
  readonly key: TestKey
  /** Serves them over HTTP. */
  readonly server: TestServer
  /** Where they are installed. */
  readonly machine: Machine
}

/** Signs releases with a new key and serves them. Whoever asks for it closes `server` and removes `machine`. */
export async function signedReleases(): Promise<SignedReleases> {
  const key = await makeKey()
  const server = await TestServer.serving((await Releases.signedBy(key)).files)
  return { key, server, machine: new Machine() }
}
