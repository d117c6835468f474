import { connectCluster } from '../../aws/cluster-cloud.ts'
import { connect } from '../../aws/sdk-cloud.ts'
import { connectImages } from '../../aws/sdk-image-cloud.ts'
import { installRequested } from '../../packer-install/install.ts'
import type { Runner } from '../../runner/runner.ts'
import { clientFiles } from '../../smoke-test/client.ts'
import { programDirectory } from '../../smoke-test/program-directory.ts'
import { awsSmokeTestPorts } from '../../smoke-test/run.ts'
import type { Ports } from './ports.ts'

export { withRole } from '../../credentials/role.ts'
export { bake } from './bake.ts'

/** The ports of a real bake: AWS itself, and Packer from its releases. */
export function awsPorts(runner: Runner, templateDirectory: string): Ports {
  return {
    runner,
    connect,
    connectImages,
    installPacker: installRequested,
    smokeTest: async (region) =>
      awsSmokeTestPorts(await connectCluster(region), runner, clientFiles(programDirectory)),
    templateDirectory,
  }
}
