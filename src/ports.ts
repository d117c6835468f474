import type { Cloud } from './aws/cloud.ts'
import type { InstalledPacker } from './packer/system-packer.ts'
import type { Runner } from './runner/runner.ts'

/** The outside world, as the stories see it. */
export interface Ports {
  readonly runner: Runner
  connect(region: string): Promise<Cloud>
  findPacker(): Promise<InstalledPacker>
  /** Where the constant template, its scripts and Docker's key are. */
  readonly templateDirectory: string
}
