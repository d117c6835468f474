import type { Plan } from '../plan/plan.ts'
import { type Assets, cloudConfig } from './cloud-config.ts'
import { type BuildFiles, packerVariables } from './packer-variables.ts'
import { userData } from './user-data.ts'

/** The texts that one bake is run with; the template and its scripts are constant and come beside them. */
export interface RenderedFiles {
  /** YAML, for people to read: the first part of the user data. */
  readonly cloudConfig: string
  readonly userData: string
  /** bake.pkrvars.json; strings in a JSON variable file are literal to Packer, so nothing is escaped for HCL. */
  readonly variables: string
}

/**
 * Renders a plan.
 *
 * @throws UserError when the user data is larger than EC2 takes
 */
export function render(plan: Plan, assets: Assets, files: BuildFiles): RenderedFiles {
  const config = cloudConfig(plan, assets)
  return {
    cloudConfig: config,
    userData: userData([
      { type: 'cloud-config', filename: 'cloud-config.yml', text: config },
      { type: 'x-shellscript', filename: 'prepare.sh', text: assets.prepareScript },
    ]),
    variables: `${JSON.stringify(packerVariables(plan, files), null, 2)}\n`,
  }
}
