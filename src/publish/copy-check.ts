import { type Problem, problem } from '../errors/problem.ts'
import type { Request } from '../inputs/catalogue.ts'
import { keyPolicy } from './sharing.ts'

type Asked = Pick<
  Request,
  'region' | 'copyToRegions' | 'copyKmsKeyIds' | 'shareWith' | 'encrypt' | 'kmsKeyId'
>

/** What an account says of itself and of its Regions. */
export interface CopyFacts {
  /** Number of the account. */
  readonly account: string
  /** Whether the source AMI is encrypted, which the AMI then is too. */
  readonly sourceEncrypted: boolean
  /** Name of the image, if it may be taken; one that we make up is new by construction. */
  readonly amiName: string | undefined
  /** The ID of the account's own image with a name in a Region, if there is one. */
  imageNamed(name: string, region: string): Promise<string | undefined>
  enabledRegions(): Promise<readonly string[]>
  /** Whether a Region encrypts every new EBS volume and snapshot; undefined when it may not be asked. */
  encryptsByDefault(region: string): Promise<boolean | undefined>
}

/** AWS's own key, which nobody else may use. */
const AWS_KEY = /(?:^|:)alias\/aws\//

/**
 * What keeps an image of a request from being copied and shared. The key that a Region encrypts with by default counts as AWS's
 * own: EC2 says which key it is, but not whose. A customer managed one has to be named in the inputs.
 *
 * @throws UserError when the account may not be asked, or cannot
 */
export async function checkCopies(request: Asked, facts: CopyFacts): Promise<Problem[]> {
  const { copyToRegions, shareWith } = request
  const enabled = copyToRegions.length === 0 ? [] : await facts.enabledRegions()
  const missing = copyToRegions.filter((region) => !enabled.includes(region))
  const problems: Problem[] = []
  if (missing.length > 0) {
    const what = `Input 'copy-to-regions' is '${copyToRegions.join(', ')}', but the account has not enabled ${missing.join(', ')}.`
    problems.push(problem('region-not-enabled', { what }))
  }
  if (shareWith.includes(facts.account)) {
    const what = `Input 'share-with' names ${facts.account}, the account that bakes the AMI and owns it.`
    problems.push(problem('not-shareable', { what, remedy: "Leave that account out of 'share-with'." }))
  }
  if (missing.length > 0) return problems
  problems.push(...(await takenNames(copyToRegions, facts)))
  if (shareWith.length === 0) return problems
  const regions = await unshareable(request, facts)
  return regions.length === 0 ? problems : [...problems, withoutKey(regions, shareWith)]
}

async function takenNames(
  regions: readonly string[],
  { amiName, imageNamed }: CopyFacts,
): Promise<Problem[]> {
  if (amiName === undefined) return []
  const found = await Promise.all(
    regions.map(async (region) => {
      const id = await imageNamed(amiName, region)
      return id === undefined ? [] : [`${id} in ${region}`]
    }),
  )
  const taken = found.flat()
  if (taken.length === 0) return []
  const what = `The AMI name '${amiName}', which copies have too, is taken by ${taken.join(', ')}.`
  return [problem('ami-name-taken', { what })]
}

/** The Regions in which the image is encrypted without a customer managed key, each with the reason. */
async function unshareable(request: Asked, facts: CopyFacts): Promise<string[]> {
  const { region: home, copyToRegions, copyKmsKeyIds, kmsKeyId, encrypt } = request
  const regions = [home, ...copyToRegions]
  const byDefault = await Promise.all(regions.map((region) => facts.encryptsByDefault(region)))
  const isEncrypted = encrypt || facts.sourceEncrypted || byDefault[0] === true
  return regions.flatMap((region, index) => {
    const key = region === home ? kmsKeyId : copyKmsKeyIds[region]
    if (key !== undefined) return AWS_KEY.test(key) ? [`${region} (with ${key})`] : []
    if (byDefault[index] === true) return [`${region} (EBS encryption by default)`]
    if (!isEncrypted) return []
    if (region !== home) return [`${region} (as the AMI is encrypted)`]
    return [`${region} (${encrypt ? "input 'encrypt'" : 'as the source AMI is encrypted'})`]
  })
}

function withoutKey(regions: readonly string[], shareWith: readonly string[]): Problem {
  return problem('not-shareable', {
    what: `Input 'share-with' is given, but the AMI would be encrypted without a customer managed key in ${regions.join(', ')}; AWS does not share what is encrypted with its own key.`,
    remedy: `Set 'encrypt' and 'kms-key-id', and a key for each further Region in 'copy-kms-key-ids'. ${keyPolicy(shareWith)}`,
  })
}
