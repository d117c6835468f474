import type { Request } from '../../inputs/catalogue.ts'
import type { ReadyImage } from '../../publish/publication.ts'
import type { Publication } from '../../report/baked.ts'
import type { Ports } from './ports.ts'

/**
 * Publishes a ready image as the request says. Every part finds out what is done already, so that the step of a reused image
 * changes only what the request changes.
 *
 * @throws UserError when a part could not be done; the image itself stays ready
 */
export async function publishImage(
  image: ReadyImage,
  _request: Request,
  _ports: Pick<Ports, 'runner' | 'connectImages'>,
): Promise<Publication> {
  return { amis: { [image.region]: image.ami } }
}
