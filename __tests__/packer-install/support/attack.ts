import type { TestKey } from './keys.ts'
import type { Releases } from './releases.ts'
import type { TestServer } from './server.ts'

/** A release server and the key that signed what it has. */
export interface World {
  readonly key: TestKey
  readonly releases: Releases
  readonly server: TestServer
}

/** One attack: what is changed before the installation, and what the user sees. */
export interface Attack {
  readonly name: string
  readonly change: (world: World) => unknown
  /** The installation trusts this key instead of the one that signed the releases. */
  readonly trusting?: (world: World) => Promise<TestKey>
  readonly now?: Date
  readonly words: RegExp
  /** What is genuine and may stay in the tool cache: nothing, unless it says otherwise. */
  readonly leaves?: RegExp
}

/** A program that would leave a trace if anybody started it. */
export const EVIL = '#!/bin/sh\ntouch "$HOME/started"\necho Packer v1.16.1\n'
