import { connectCluster } from './aws/cluster-cloud.ts'
import { connect } from './aws/sdk-cloud.ts'
import { installRequested } from './packer/install/requested.ts'
import type { Ports } from './ports.ts'
import { clientFiles } from './prove/client.ts'
import { programDirectory } from './prove/program-directory.ts'
import { realProofPorts } from './prove/prove.ts'
import type { Runner } from './runner/runner.ts'

export { bake } from './bake.ts'
export { withRole } from './identity/role.ts'

/** The ports of a bake that costs money: AWS itself, and Packer from its releases. */
export function realPorts(runner: Runner, templateDirectory: string): Ports {
  return {
    runner,
    connect,
    installPacker: installRequested,
    proof: async (region) =>
      realProofPorts(await connectCluster(region), runner, clientFiles(programDirectory)),
    templateDirectory,
  }
}
