import { type Parser, quote, ValidationError } from './input.ts'
import { matching, text } from './parsers.ts'

/** Region names by the partitions' patterns (botocore, partitions.json). */
export const region = matching(
  /^(?:(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d{1,2}|cn-[a-z]+-\d{1,2}|us-gov-[a-z]+-\d{1,2}|(?:us|eu)-iso[a-z]?-[a-z]+-\d{1,2}|eusc-[a-z]{2}-[a-z]+-\d{1,2})$/,
  "the name of an AWS Region, such as 'eu-west-2'",
)

/** Instance types: the shape that every value of the EC2 model has (botocore 1.43.11, 1,212 values). */
export const instanceType = matching(
  /^[a-z][a-z0-9-]{0,15}\.(?:nano|micro|small|medium|large|xlarge|\d{1,3}xlarge|metal(?:-\d{1,3}xl)?)$/,
  "an EC2 instance type, such as 't3.large'",
)

/** An id of EC2 with the given prefix: 8 or 17 hexadecimal digits. */
export function resourceId(prefix: string): Parser<string> {
  return matching(
    new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`),
    `'${prefix}-' and 8 or 17 hexadecimal digits`,
  )
}

/**
 * The AMI to build upon: its id, or `resolve:ssm:` and the name of a parameter, with a version or label after a colon
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-systems-manager-parameter-to-find-AMI.html).
 */
export const sourceAmi = matching(
  /^(?:ami-(?:[0-9a-f]{8}|[0-9a-f]{17})|resolve:ssm:[A-Za-z0-9_.:/-]{1,2048})$/,
  "'ami-' and 8 or 17 hexadecimal digits, or 'resolve:ssm:' and the name of a parameter",
)

/** AMI names: 3 to 128 characters of the set that CreateImage documents. */
export const amiName: Parser<string> = (raw) => {
  const allowed = "3 to 128 letters, digits, spaces and characters of ()[]./-'@_"
  const [foreign] = /[^A-Za-z0-9()[\] ./\-'@_]/u.exec(raw) ?? []
  if (foreign !== undefined) return new ValidationError(`it holds ${quote(foreign)}`, allowed)
  const fits = raw.length >= 3 && raw.length <= 128
  return fits ? raw : new ValidationError(`it has ${raw.length} characters`, allowed)
}

/** Image families: they begin AMI names, which have up to 50 more characters and at most 128. */
export const imageFamily = matching(
  /^[a-z0-9](?:[a-z0-9._-]{0,58}[a-z0-9])$/,
  '2 to 60 of a-z, 0-9, ., _ and -, beginning and ending with a letter or digit',
)

/** AMI descriptions: CreateImage takes 255 characters and answers that character sets beyond ASCII are not supported. */
export const amiDescription: Parser<string> = (raw) => {
  const allowed = "one line of 1 to 255 ASCII characters without '{{'"
  if (/[^\x20-\x7e]/.test(raw))
    return new ValidationError('it holds a character that EC2 rejects in a description', allowed)
  const checked = text(255)(raw)
  return checked instanceof ValidationError ? new ValidationError(checked.why, allowed) : checked
}

/** AMI name filters: an AMI name with the wildcards * and ?. */
export const amiNameFilter = matching(
  /^[A-Za-z0-9()[\] ./\-'@_*?]{1,255}$/,
  "an AMI name in which '*' and '?' stand for any characters",
)

/** Owners of images: an account of twelve digits or one of EC2's aliases. */
export const imageOwner = matching(
  /^(?:\d{12}|self|amazon|aws-marketplace)$/,
  "an account id of 12 digits, 'self', 'amazon' or 'aws-marketplace'",
)

/** IPv4 blocks in CIDR notation, with a prefix of 0 to 32. */
export const cidr: Parser<string> = (raw) => {
  const allowed = "an IPv4 block such as '203.0.113.7/32'"
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(raw)
  if (!match) {
    const isAddress = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(raw)
    return new ValidationError(
      'it is malformed',
      allowed,
      isAddress ? `with a prefix it would do: '${raw}/32'` : undefined,
    )
  }
  const numbers = match.slice(1).map(Number)
  const prefix = numbers.pop() ?? 33
  if (numbers.some((part) => part > 255) || prefix > 32)
    return new ValidationError('a number is out of range', allowed)
  const address = numbers.reduce((sum, part) => sum * 256 + part, 0)
  const beyond = address % 2 ** (32 - prefix)
  if (beyond !== 0) {
    const why = `its address has bits set beyond the prefix of ${prefix}, which EC2 rejects`
    return new ValidationError(
      why,
      allowed,
      `the block that holds it is '${dotted(address - beyond)}/${prefix}'`,
    )
  }
  return raw
}

/** An IPv4 address of 32 bits as people write it. */
function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
}

/** Instance profiles by name (IAM: letters, digits and +=,.@-_). */
export const instanceProfile: Parser<string> = (raw) => {
  const name = /^[\w+=,.@-]{1,128}$/
  if (name.test(raw)) return raw
  const allowed = "the profile's name, not its ARN: 1 to 128 letters, digits and characters of +=,.@-_"
  const [, last = ''] = /^arn:.*\/([^/]+)$/.exec(raw) ?? []
  const suggestion = name.test(last) ? `the name alone would do: ${quote(last)}` : undefined
  return new ValidationError('it is malformed', allowed, suggestion)
}

/**
 * Roles by ARN: a path of at most 512 and a name of at most 64 characters (IAM, Role). Partitions are those of botocore's
 * partitions.json.
 */
export const roleArn = matching(
  /^arn:aws(?:-cn|-us-gov|-iso(?:-[bef])?|-eusc)?:iam::\d{12}:role\/(?:[\x21-\x7e]{1,510}\/)?[\w+=,.@-]{1,64}$/,
  "the ARN of an IAM role, such as 'arn:aws:iam::123456789012:role/bake'",
)

/** KMS keys: an ID, the ID of a multi-Region key, an alias, or the ARN of a key or alias (KMS, "Key identifiers"). */
export const kmsKey = matching(
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32}|alias\/[A-Za-z0-9/_-]{1,250}|arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(?:key\/(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})|alias\/[A-Za-z0-9/_-]{1,250}))$/,
  "a KMS key's ID, its ARN, 'alias/' and a name, or the ARN of an alias",
)

/** The Region that a KMS key's ARN names; undefined for an ID or an alias, which mean the Region of the call. */
export function regionOfKey(key: string): string | undefined {
  return /^arn:[^:]*:kms:([^:]+):/.exec(key)?.[1]
}

/** How many tags a user may give: EC2 takes 50, and this action sets up to 20 of its own on one resource. */
export const MOST_TAGS = 30

/** Checks one tag against EC2's limits: 127 characters of key (EC2's model), 256 of value, no `aws:` in any case. */
export function validateTag(key: string, value: string): ValidationError | undefined {
  const allowed = `keys of 1 to 127 and values of 0 to 256 characters, no key that begins with 'aws:' or 'bake-dask-ami:'`
  if (/^aws:/i.test(key))
    return new ValidationError(`key ${quote(key)} begins with 'aws:', which AWS reserves`, allowed)
  if (/^bake-dask-ami:/i.test(key))
    return new ValidationError(`key ${quote(key)} is one that this action sets`, allowed)
  if (key.length > 127) return new ValidationError(`key ${quote(key)} has ${key.length} characters`, allowed)
  if (value.length > 256)
    return new ValidationError(`the value of ${quote(key)} has ${value.length} characters`, allowed)
  for (const part of [key, value]) {
    const checked = text(256)(part)
    if (checked instanceof ValidationError)
      return new ValidationError(`tag ${quote(key)}: ${checked.why}`, checked.allowed)
  }
  return undefined
}

/**
 * Names of parameters: letters, digits and `._-` in up to 15 levels, not beginning with `aws` or `ssm`. Systems Manager counts
 * 1011 characters with the ARN around it, which takes some 90
 * (https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html).
 */
export const parameterName: Parser<string> = (raw) => {
  const allowed =
    "'/' and up to 15 levels of letters, digits, '.', '_' and '-', such as '/dask/rapids', at most 900 characters"
  if (!/^\/?[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)*$/.test(raw) || raw.length > 900)
    return new ValidationError('it is malformed', allowed)
  if (raw.split('/').filter((level) => level !== '').length > 15)
    return new ValidationError('it has more than 15 levels', allowed)
  if (raw.includes('/') && !raw.startsWith('/'))
    return new ValidationError("it has levels and does not begin with '/'", allowed, `'/${raw}' would do`)
  return /^\/?(?:aws|ssm)/i.test(raw)
    ? new ValidationError("it begins with 'aws' or 'ssm', which AWS reserves", allowed)
    : raw
}

/** Who may launch an image: an account, or an organization or unit by its ARN (EC2, LaunchPermissionModifications). */
export const launchPrincipal = matching(
  /^(?:\d{12}|arn:aws[a-z-]*:organizations::\d{12}:(?:organization\/o-[a-z0-9]{10,32}|ou\/o-[a-z0-9]{10,32}\/ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}))$/,
  "an account ID of 12 digits, or the ARN of an organization or organizational unit, such as 'arn:aws:organizations::123456789012:organization/o-abcdefghij'",
)
