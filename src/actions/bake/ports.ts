import type { Cloud } from '../../aws/cloud.ts'
import type { ImageCloud } from '../../aws/image-cloud.ts'
import type { Request } from '../../inputs/catalogue.ts'
import type { InstalledPacker } from '../../packer-install/install.ts'
import type { Runner } from '../../runner/runner.ts'
import type { SmokeTestPorts } from '../../smoke-test/run.ts'

/** The outside world, as the actions see it. */
export interface Ports {
  readonly runner: Runner
  connect(region: string): Promise<Cloud>
  /** What the publication of images needs in a Region. */
  connectImages(region: string): Promise<ImageCloud>
  installPacker(request: Request, runner: Runner): Promise<InstalledPacker>
  /** What a smoke test in a Region needs. */
  smokeTest(region: string, runner: Runner): Promise<SmokeTestPorts>
  /** Where the constant template, its scripts and Docker's key are. */
  readonly templateDirectory: string
}
