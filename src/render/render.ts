import type { Plan } from '../plan/plan.ts'
import type { WorkspaceContents } from '../plan/workspace-contents.ts'
import { type Assets, cloudConfig } from './cloud-config.ts'
import { dockerfileOf } from './dockerfile.ts'
import { type BuildFiles, packerVariables } from './packer-variables.ts'
import { type Part, userData } from './user-data.ts'

/** The texts that one bake is run with; the template and its scripts are constant and come beside them. */
export interface RenderedFiles {
  /** YAML, for people to read: the first part of the user data. */
  readonly cloudConfig: string
  readonly userData: string
  /** bake.pkrvars.json; strings in a JSON variable file are literal to Packer, so nothing is escaped for HCL. */
  readonly variables: string
  /** How the container image is built; undefined when it is pulled. */
  readonly dockerfile: string | undefined
  /** What is sent from the workspace. */
  readonly fromWorkspace: WorkspaceContents
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
      ...(plan.cloudInit === undefined ? [] : [furtherPart(plan.cloudInit)]),
    ]),
    fromWorkspace: plan.fromWorkspace,
    dockerfile: dockerfileOf(plan.fromWorkspace.environment, plan.environment?.secretNames ?? []),
    variables: `${JSON.stringify(packerVariables(plan, files), null, 2)}\n`,
  }
}

/**
 * Lists are appended to those of the bake and its other values stay, whatever the user's part has
 * (https://docs.cloud-init.io/en/latest/reference/merging.html).
 */
const MERGE_TYPE = 'list(append)+dict(no_replace,recurse_list)+str()'

/**
 * The user's part, which runs after that of the bake: cloud-init runs scripts in the order of their names (runparts in
 * cloudinit/subp.py), and `runcmd` is one of them, of that name (cloudinit/config/cc_runcmd.py).
 */
function furtherPart({ type, text }: NonNullable<Plan['cloudInit']>): Part {
  const filename = type === 'cloud-config' ? 'user-cloud-init.yml' : 'user-cloud-init'
  return { type, filename, text, ...(type === 'cloud-config' ? { mergeType: MERGE_TYPE } : {}) }
}
