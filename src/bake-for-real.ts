import { connect } from './aws/sdk-cloud.ts'
import { installRequested } from './packer/install/requested.ts'
import type { Ports } from './ports.ts'
import type { Runner } from './runner/runner.ts'

export { bake } from './bake.ts'

/** The ports of a bake that costs money: AWS itself, and Packer from its releases. */
export function realPorts(runner: Runner, templateDirectory: string): Ports {
  return { runner, connect, installPacker: installRequested, templateDirectory }
}
