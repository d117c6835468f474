/** A log of the builder that collect-logs.sh printed into Packer's output. */
export interface CollectedLog {
  readonly name: string
  readonly text: string
}

// These names alone: the guest may print such a line too, and they become names of files.
const BEGIN = /bake-dask-ami: begin of \/var\/log\/(cloud-init(?:-output)?\.log)$/
const END = /bake-dask-ami: end of \S+$/
const PREFIX = /^(?:==>|\s+) ?amazon-ebs\.dask: ?/

/** Packer's output without the builder's own logs in it, and those, without Packer's prefix. */
export interface TakenApart {
  readonly own: readonly string[]
  readonly logs: readonly CollectedLog[]
}

/** Takes Packer's output apart. */
export function takeApart(lines: readonly string[]): TakenApart {
  const own: string[] = []
  const logs: { name: string; lines: string[] }[] = []
  let open = false
  for (const line of lines) {
    const begin = BEGIN.exec(line)?.[1]
    // What has no prefix is Packer's own: the log was cut off, and its end will not come.
    open &&= PREFIX.test(line)
    if (begin !== undefined) logs.push({ name: begin, lines: [] })
    else if (open && !END.test(line)) logs.at(-1)?.lines.push(line.replace(PREFIX, ''))
    else if (!open) own.push(line)
    open = begin !== undefined || (open && !END.test(line))
  }
  return { own, logs: logs.map((log) => ({ name: log.name, text: `${log.lines.join('\n')}\n` })) }
}
