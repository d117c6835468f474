import { createHash } from 'node:crypto'
import type { TestKey } from './keys.ts'
import { fakePacker, fakePlugin, pluginEntry } from './programs.ts'
import { zipped } from './zip-writer.ts'

const PLATFORM = 'linux_amd64'

/** What a release server publishes, by path; tests change it before it is asked for. */
export class Releases {
  readonly files = new Map<string, Buffer>()
  readonly #key: TestKey
  readonly #platform: string
  readonly #versions = new Map<string, string[]>()

  private constructor(key: TestKey, platform: string) {
    this.#key = key
    this.#platform = platform
  }

  /** Nothing yet; what is added is for `platform`, and signed by `key`. */
  static empty(key: TestKey, platform: string = PLATFORM): Releases {
    return new Releases(key, platform)
  }

  /** Two Packers and two plugins of which one each is what the tests ask for, signed by `key`. */
  static async signedBy(key: TestKey): Promise<Releases> {
    const releases = Releases.empty(key)
    for (const version of ['1.15.4', '1.16.0', '1.16.1', '1.17.0-beta1']) await releases.addPacker(version)
    for (const version of ['1.8.1', '1.8.2']) await releases.addPlugin(version)
    return releases
  }

  addPacker(version: string, saying: string = version): Promise<void> {
    return this.add('packer', version, zipped([{ name: 'packer', content: fakePacker(saying) }]))
  }

  addPlugin(version: string, saying: string = version): Promise<void> {
    const files = [
      { name: 'LICENSE.txt', content: 'A licence' },
      { name: pluginEntry(version), content: fakePlugin(saying) },
    ]
    return this.add('packer-plugin-amazon', version, zipped(files))
  }

  /** Publishes an archive under the names that a release of this version has, and lists it in the index. */
  async add(product: string, version: string, archive: Buffer): Promise<void> {
    const name = `${product}_${version}_${this.#platform}.zip`
    this.files.set(`/${product}/${version}/${name}`, archive)
    await this.publishSums(product, version, `${sha256(archive)}  ${name}\n`)
    this.list(product, version)
  }

  /** Publishes a SHA256SUMS with a good signature. */
  async publishSums(product: string, version: string, sums: string): Promise<void> {
    const path = sumsOf(product, version)
    const content = Buffer.from(sums)
    this.files.set(path, content)
    this.publishSignature(product, version, await this.#key.sign(content))
  }

  /** Publishes a signature under the name that a key's has. */
  publishSignature(product: string, version: string, signature: Buffer, key: TestKey = this.#key): void {
    this.files.set(this.signaturePath(product, version, key), signature)
  }

  signaturePath(product: string, version: string, key: TestKey = this.#key): string {
    return `${sumsOf(product, version)}.${key.fingerprint.slice(-8)}.sig`
  }

  /** Puts a version into the index; `claimed` is the version that its entry says. */
  list(product: string, version: string, claimed: string = version): void {
    const versions = new Set([...(this.#versions.get(product) ?? []), version])
    this.#versions.set(product, [...versions])
    const entries = [...versions].map((each) => {
      const builds = ['linux', 'darwin'].flatMap((os) => ['amd64', 'arm64'].map((arch) => ({ os, arch })))
      return [each, { name: product, version: each === version ? claimed : each, builds }]
    })
    const index = { name: product, versions: Object.fromEntries(entries) }
    this.files.set(`/${product}/index.json`, Buffer.from(JSON.stringify(index)))
  }

  file(path: string): Buffer {
    const content = this.files.get(path)
    if (content === undefined) throw new Error(`the test server has no ${path}`)
    return content
  }
}

export const PACKER_ARCHIVE = `/packer/1.16.1/packer_1.16.1_${PLATFORM}.zip`
export const PACKER_SUMS = sumsOf('packer', '1.16.1')
export const PLUGIN_ARCHIVE = `/packer-plugin-amazon/1.8.2/packer-plugin-amazon_1.8.2_${PLATFORM}.zip`

export function sumsOf(product: string, version: string): string {
  return `/${product}/${version}/${product}_${version}_SHA256SUMS`
}

export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
