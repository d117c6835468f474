import { problem, UserError } from '../errors/problem.ts'

/** What RunInstances takes, in bytes before base64 (EC2: "User data is limited to 16384 bytes"). */
const LIMIT = 16_384
// A line of its own that neither part can hold: cloud-config is YAML under our control, the script is our file.
const BOUNDARY = '==bake-dask-ami=='

/** A part of the user data, as cloud-init's MIME handling knows it. */
export interface Part {
  readonly type: 'cloud-config' | 'x-shellscript'
  readonly filename: string
  readonly text: string
}

/**
 * The user data: a MIME multi-part archive as cloud-init reads it
 * (https://docs.cloudinit.io/en/latest/explanation/format/mime-archive.html).
 *
 * @throws UserError when it is larger than EC2 takes
 */
export function userData(parts: readonly Part[]): string {
  const rendered = parts.map((part) =>
    [
      `--${BOUNDARY}`,
      `Content-Type: text/${part.type}; charset="utf-8"`,
      'MIME-Version: 1.0',
      'Content-Transfer-Encoding: 8bit',
      `Content-Disposition: attachment; filename="${part.filename}"`,
      '',
      part.text,
    ].join('\n'),
  )
  const head = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${BOUNDARY}"\n\n`
  const text = `${head}${rendered.join('\n')}\n--${BOUNDARY}--\n`
  const size = Buffer.byteLength(text)
  if (size <= LIMIT) return text
  throw new UserError([
    problem('user-data-too-large', { what: `The user data has ${size} bytes, and EC2 takes ${LIMIT}.` }),
  ])
}
