import { parse, YAMLError } from 'yaml'

/** A text whose lines keep their numbers: a line that was left out is empty. */
export interface EditedLines {
  readonly lines: readonly string[]
  /** What was changed, for the log, one sentence for each change. */
  readonly notices: readonly string[]
  /** The container image that the text runs, if it is what dask-cloudprovider printed. */
  readonly containerImage: string | undefined
}

const DOCKER = 'the bake installs Docker'
const KEY = `${DOCKER}, and Debian 13 and Ubuntu 25.04 have no apt-key any more`
const DRIVER = "a driver is installed by input 'nvidia-driver', or is in the source AMI"
const TOOLKIT =
  'the container toolkit is installed with the driver, and nvidia-docker2 has no packages for new releases'
const CONTAINER =
  "the bake runs and checks the container itself, and distributed 2026.6.0 and newer have no program 'dask-scheduler'"

/** The commands of cloud-init.yaml.j2 of dask-cloudprovider 2025.9.0 and older that a bake does itself, and why they are left out. */
const BOOTSTRAP: readonly (readonly [RegExp, string])[] = [
  [/^curl -fsSL https:\/\/download\.docker\.com\/linux\/ubuntu\/gpg \| apt-key add -$/, KEY],
  [/^add-apt-repository "deb \[arch=\w+\] https:\/\/download\.docker\.com\/linux\/ubuntu /, DOCKER],
  [/^apt-get install -y docker-ce docker-ce-cli containerd\.io$/, DOCKER],
  [/^systemctl (?:start|enable|restart) docker$/, DOCKER],
  [/^DEBIAN_FRONTEND=noninteractive ubuntu-drivers install$/, DRIVER],
  [/^curl -fsSL https:\/\/nvidia\.github\.io\/nvidia-docker\/gpgkey \| sudo apt-key add -$/, TOOLKIT],
  [/^curl -s -L https:\/\/nvidia\.github\.io\/nvidia-docker\/.* \| sudo tee /, TOOLKIT],
  [/^apt-get install -y nvidia-docker2$/, TOOLKIT],
]
/** Left out where it comes after one of those. */
const UPDATE = /^apt-get update -y$/
/** The last one; its environment may have values of more than one line. */
const RUNS_CONTAINER = /^'?docker run --net=host /
const RUN_ENDS = /(\S+) dask-scheduler --version'?$/

/** Packages that only those commands need. */
const PACKAGES = ['apt-transport-https', 'gnupg-agent', 'software-properties-common', 'ubuntu-drivers-common']

const COMMENTS = /^# (?:Bootstrap|Install Docker|Install NVIDIA driver|Install NVIDIA docker|Run container)$/

/** Blocks that its documentation prints without their indentation (doc/source/packer.rst). */
const BLOCKS: readonly (readonly string[])[] = [
  [
    '- path: /etc/sysctl.d/enabled_ipv4_forwarding.conf',
    '  content: |',
    '    net.ipv4.conf.all.forwarding=1',
  ],
  ['system_info:', '  default_user:', '    groups: [docker]'],
]

/**
 * Leaves out of a cloud-config what `EC2Cluster.get_cloud_init()` of dask-cloudprovider has in it to install Docker and a driver
 * and to run the container, which a bake does itself. In what it printed, commands that are no text to YAML are quoted, and
 * the indentation that its documentation lost is put back.
 *
 * @param text a cloud-config with LF at the ends of lines
 */
export function withoutBootstrap(text: string): EditedLines {
  const editing = new Editing(text.split('\n'))
  const container = editing.find(0, RUNS_CONTAINER)
  editing.leaveOutBootstrap()
  if (container < 0) return { ...editing.edited(), containerImage: undefined }
  editing.indentBlocks()
  editing.leaveOutPackages()
  const containerImage = editing.leaveOutContainer(container)
  editing.quoteCommands(container)
  editing.leaveOutEmptyKeys()
  return { ...editing.edited(), containerImage }
}

/** The item of a list in a line: its indentation and text. */
const ITEM = /^( *)- +(.*?) *$/

class Editing {
  private readonly lines: string[]
  private readonly changes: { readonly index: number; readonly what: string }[] = []

  constructor(lines: string[]) {
    this.lines = lines
  }

  edited(): Pick<EditedLines, 'lines' | 'notices'> {
    const inOrder = this.changes.toSorted((a, b) => a.index - b.index)
    return { lines: this.lines, notices: inOrder.map(({ index, what }) => `Line ${index + 1}: ${what}.`) }
  }

  /** The index of the first line from `start` on whose item matches; -1 if there is none. */
  find(start: number, pattern: RegExp): number {
    return this.lines.findIndex((line, index) => index >= start && pattern.test(ITEM.exec(line)?.[2] ?? ''))
  }

  leaveOutBootstrap(): void {
    let afterOne = false
    for (const [index, line] of this.lines.entries()) {
      const command = ITEM.exec(line)?.[2]
      if (command === undefined) continue
      const why: string | undefined =
        BOOTSTRAP.find(([pattern]) => pattern.test(command))?.[1] ??
        (afterOne && UPDATE.test(command) ? 'it is for the installation of Docker or the driver' : undefined)
      afterOne = why !== undefined
      if (why !== undefined) this.leaveOut(index, command, why)
    }
  }

  leaveOutPackages(): void {
    for (const name of PACKAGES) {
      const index = this.lines.findIndex((line) => ITEM.exec(line)?.[2] === name)
      if (index >= 0) this.leaveOut(index, name, 'only the commands that were left out need it')
    }
    for (const [index, line] of this.lines.entries()) if (COMMENTS.test(line.trim())) this.lines[index] = ''
  }

  /** Gives the image that the container has. */
  leaveOutContainer(start: number): string | undefined {
    const end = this.lines.findIndex((line, index) => index >= start && RUN_ENDS.test(line.trimEnd()))
    const last = Math.max(start, end)
    const image = RUN_ENDS.exec(this.lines[last]?.trimEnd() ?? '')?.[1]
    // Not its text: it may have secrets in `-e`.
    this.leaveOut(start, 'docker run --net=host …', CONTAINER)
    this.lines.fill('', start, last + 1)
    return image
  }

  indentBlocks(): void {
    for (const block of BLOCKS) {
      const words = block.map((line) => line.trim())
      const start = this.lines.findIndex((_, index) =>
        words.every((word, offset) => this.lines[index + offset]?.trim() === word),
      )
      if (start < 0) continue
      const found = this.lines.slice(start, start + block.length)
      const indent = ITEM.exec(found[0] ?? '')?.[1] ?? ''
      const mended = block.map((line) => indent + line)
      this.lines.splice(start, block.length, ...mended)
      if (found.some((line, offset) => line.trimEnd() !== mended[offset]))
        this.changes.push({ index: start, what: `the indentation of '${words[0]}' was put back` })
    }
  }

  /** The commands of `extra_bootstrap` stand unquoted in what dask-cloudprovider prints, from `runcmd:` up to the container. */
  quoteCommands(end: number): void {
    const begin = this.lines.findIndex((line) => /^runcmd: *$/.test(line))
    let item = -1
    for (let index = begin + 1; begin >= 0 && index <= end; index++) {
      const line = this.lines[index] ?? ''
      const goesOn = index < end && line.trim() !== '' && !ITEM.test(line)
      if (goesOn) continue
      if (item >= 0) this.quote(item, index)
      item = index < end && ITEM.test(line) ? index : -1
    }
  }

  private quote(start: number, end: number): void {
    const written = this.lines.slice(start, end).filter((line) => !/^\s*#/.test(line))
    const [, indent = '', first = ''] = ITEM.exec(written[0] ?? '') ?? []
    const command = [first, ...written.slice(1)].join('\n').trimEnd()
    if (isCommand(command)) return
    this.lines.fill('', start, end)
    this.lines[start] = `${indent}- ${JSON.stringify(command)}`
    this.changes.push({
      index: start,
      what: 'the command was quoted, because YAML does not read it as one text',
    })
  }

  leaveOutEmptyKeys(): void {
    for (const [index, line] of this.lines.entries()) {
      if (line.trim() === '') this.lines[index] = ''
      if (!/^(?:packages|runcmd): *$/.test(line)) continue
      const next = this.lines.slice(index + 1).find((each) => !/^\s*(?:#.*)?$/.test(each))
      if (next === undefined || /^[^\s-]/.test(next)) this.lines[index] = ''
    }
  }

  private leaveOut(index: number, text: string, why: string): void {
    this.lines[index] = ''
    this.changes.push({ index, what: `'${text}' was left out: ${why}` })
  }
}

/** Whether YAML reads an item of `runcmd` as the command that it is: the same text, or a list of words. */
function isCommand(written: string): boolean {
  try {
    const [read] = parse(`- ${written}\n`, { version: '1.1' }) as unknown[]
    if (Array.isArray(read)) return read.every((word) => typeof word === 'string')
    return typeof read === 'string' && (read === written || /^["'|>]/.test(written))
  } catch (error) {
    if (error instanceof YAMLError) return false
    throw error
  }
}
