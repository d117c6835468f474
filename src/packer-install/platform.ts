import { refusal } from './refusal.ts'

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
 * @throws UserError on Windows and whatever else this action does not run on
 */
export function releasePlatform(os: string, architecture: string): string {
  const platform = PLATFORMS[`${os} ${architecture}`]
  if (platform !== undefined) return platform
  const name = os === 'win32' ? 'Windows' : `${os} on ${architecture}`
  throw refusal(
    'unsupported-runner',
    `This action does not run on ${name}.`,
    'Use a Linux or macOS runner on amd64 or arm64, such as `runs-on: ubuntu-latest`.',
  )
}
