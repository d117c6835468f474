import type { Architecture, Cloud } from './aws/cloud.ts'
import type { Request } from './inputs/catalogue.ts'
import type { ImageReference } from './inputs/image-reference.ts'
import type { InstalledPacker } from './packer/install/install.ts'
import type { RegistryLogin, SurveyedContainerImage } from './plan/container-image.ts'
import type { Runner } from './runner/runner.ts'

/** The outside world, as the stories see it. */
export interface Ports {
  readonly runner: Runner
  connect(region: string): Promise<Cloud>
  /** The logins that the images of a request need: the given one, and a token for each registry in ECR. */
  registryLogins(
    request: Request,
    images: readonly ImageReference[],
    connect: Ports['connect'],
  ): Promise<readonly RegistryLogin[]>
  /** What its registry says of a container image; never throws. */
  containerImage(
    image: ImageReference,
    architecture: Architecture,
    logins: readonly RegistryLogin[],
  ): Promise<SurveyedContainerImage>
  installPacker(request: Request, runner: Runner): Promise<InstalledPacker>
  /** Where the constant template, its scripts and Docker's key are. */
  readonly templateDirectory: string
}
