import { problem, UserError } from '../errors/problem.ts'

/** What RunInstances takes, in bytes before base64 (EC2: "User data is limited to 16384 bytes"). */
const LIMIT = 16_384
const BOUNDARY = '==bake-dask-ami=='

/** A part of the user data, as cloud-init's MIME handling knows it. */
export interface Part {
  readonly type: 'cloud-config' | 'x-shellscript'
  readonly filename: string
  readonly text: string
  /** How cloud-init merges a cloud-config into those before it; by default its keys replace those of the same name. */
  readonly mergeType?: string
}

/**
 * The user data: a MIME multi-part archive as cloud-init reads it
 * (https://docs.cloud-init.io/en/latest/explanation/format/mime-archive.html).
 *
 * @throws UserError when it is larger than EC2 takes
 */
export function userData(parts: readonly Part[]): string {
  const boundary = unusedBoundary(parts)
  const head = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${boundary}"\n\n`
  const rendered = parts.map((part) => `--${boundary}\n${rendition(part)}`)
  const text = `${head}${rendered.join('\n')}\n--${boundary}--\n`
  const size = Buffer.byteLength(text)
  if (size <= LIMIT) return text
  throw new UserError([
    problem('user-data-too-large', { what: `The user data has ${size} bytes, and EC2 takes ${LIMIT}.` }),
  ])
}

function rendition({ type, filename, text, mergeType }: Part): string {
  // cloud-init 22.4 does not find UTF-8 again in a part of 8 bits, and passes over the whole part.
  const isAscii = /^[\0-\x7f]*$/.test(text)
  return [
    `Content-Type: text/${type}; charset="utf-8"`,
    'MIME-Version: 1.0',
    `Content-Transfer-Encoding: ${isAscii ? '8bit' : 'base64'}`,
    `Content-Disposition: attachment; filename="${filename}"`,
    ...(mergeType === undefined ? [] : [`Merge-Type: ${mergeType}`]),
    '',
    isAscii ? text : Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n'),
  ].join('\n')
}

/** A boundary that begins no line of a part. */
function unusedBoundary(parts: readonly Part[]): string {
  let boundary = BOUNDARY
  while (parts.some(({ text }) => text.includes(`--${boundary}`))) boundary += '='
  return boundary
}
