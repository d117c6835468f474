import type { Cloud } from '../../aws/cloud.ts'
import { messageOf } from '../../errors/message.ts'
import type { Request } from '../../inputs/catalogue.ts'
import { keepUnproven } from '../../publish/publish.ts'
import type { Runner } from '../../runner/runner.ts'

/**
 * Removes an image that failed a check, unless it shall be kept; one of which no check failed is kept always.
 *
 * @returns what became of it, as sentences
 */
export async function settle(
  ami: string,
  verdict: 'failed' | 'unfinished',
  onFailure: Request['onSmokeFailure'],
  cloud: Cloud,
  runner: Runner,
): Promise<string> {
  try {
    if (verdict !== 'failed' || onFailure === 'keep') {
      await keepUnproven(cloud, ami, verdict, runner)
      runner.setOutput('unproven-ami', ami)
      const why = verdict === 'failed' ? '' : ', because no check of it failed'
      return `The image ${ami} was kept, tagged as unproven${why}. It stays until you remove it.`
    }
    await cloud.removeImage(ami)
    return `The image ${ami} was removed with its snapshots.`
  } catch (error) {
    // Why the check failed must not be lost over it: as long as its status is "building" the post step removes it.
    return `The image ${ami} is left to the post step (${messageOf(error)}).`
  }
}
