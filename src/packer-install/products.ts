import { InstallError } from './types.ts'

/** Something that HashiCorp releases and that we install. */
export interface Product {
  /** Directory and file name prefix on the release server. */
  readonly name: ProductName
  /** How messages call it. */
  readonly title: string
  /** The input that chooses its version. */
  readonly input: string
  /** Older versions are not installed or used. */
  readonly oldest: string
  /** Why `oldest` is what it is, as half a sentence. */
  readonly oldestBecause: string
  /** The name that the program has in the archive of a version for a platform. */
  readonly entry: (version: string, platform: string) => RegExp
  /** The argument by which the program prints its version, and where it stands in that. */
  readonly versionCommand: string
  readonly versionPattern: RegExp
}

export type ProductName = 'packer' | 'packer-plugin-amazon'

export const PACKER: Product = {
  name: 'packer',
  title: 'Packer',
  input: 'packer-version',
  // Packer's changelog, 1.14.0 (GH-13431) and 1.14.1: from then on plugins come from the release server, proxies work.
  oldest: '1.14.1',
  oldestBecause: 'older ones look for plugins where newer plugins are not published any more',
  entry: () => /^packer$/,
  versionCommand: 'version',
  versionPattern: /^Packer v(\S+)/m,
}

export const AMAZON_PLUGIN: Product = {
  name: 'packer-plugin-amazon',
  title: "Packer's amazon plugin",
  input: 'packer-plugin-version',
  oldest: '1.8.2',
  // packer-plugin-amazon#678 and #685.
  oldestBecause: '1.8.1 stalls on SSH, and the template is written for 1.8.2',
  entry: (version, platform) =>
    new RegExp(`^packer-plugin-amazon_v${escaped(version)}_x\\d+\\.\\d+_${escaped(platform)}$`),
  versionCommand: 'describe',
  versionPattern: /"version":\s*"([^"]+)"/,
}

/** The source address by which Packer knows the plugin; templates name it in `required_plugins`. */
export const PLUGIN_SOURCE = 'github.com/hashicorp/amazon'

/** Name of the archive of a version for a platform such as `linux_amd64`. */
export function archiveName(product: Product, version: string, platform: string): string {
  return `${product.name}_${version}_${platform}.zip`
}

/** Release platform (as in archive names) by operating system and processor, as node names them. */
const PLATFORMS: Readonly<Record<string, string>> = {
  'linux x64': 'linux_amd64',
  'linux arm64': 'linux_arm64',
  'darwin x64': 'darwin_amd64',
  'darwin arm64': 'darwin_arm64',
}

/**
 * The platform's name in HashiCorp's archive names, such as `linux_amd64`.
 *
 * @param os `process.platform`
 * @param architecture `process.arch`
 * @throws InstallError on Windows and whatever else this action does not run on
 */
export function releasePlatform(os: string, architecture: string): string {
  const platform = PLATFORMS[`${os} ${architecture}`]
  if (platform !== undefined) return platform
  const name = os === 'win32' ? 'Windows' : `${os} on ${architecture}`
  throw new InstallError('unsupported-runner', `This action does not run on ${name}.`)
}

function escaped(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
