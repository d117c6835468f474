import pinned from './pins.json' with { type: 'json' }
import type { ProductName } from './products.ts'

/** The SHA-256 of one archive, and where it was read: addresses or repository files. */
export interface Pin {
  readonly sha256: string
  readonly sources: readonly string[]
}

/** For each product the version that is used when none is asked for, and the known archives by version and platform. */
export type Pins = Readonly<Record<ProductName, ProductPins>>

export interface ProductPins {
  readonly default: string
  readonly versions: Readonly<Record<string, Readonly<Record<string, Pin>>>>
}

/** What is in pins.json, which scripts/refresh-pins.ts keeps up to date. */
export const PINS: Pins = pinned

/** The pinned archive of exactly this version, if there is one; a range has none. */
export function findPin(pins: ProductPins, version: string, platform: string): Pin | undefined {
  const platforms = Object.hasOwn(pins.versions, version) ? pins.versions[version] : undefined
  return platforms !== undefined && Object.hasOwn(platforms, platform) ? platforms[platform] : undefined
}
