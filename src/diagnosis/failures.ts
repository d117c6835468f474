import { account } from './failures/account.ts'
import { apt } from './failures/apt.ts'
import { builder } from './failures/builder.ts'
import { connection } from './failures/connection.ts'
import { docker } from './failures/docker.ts'
import { environmentBuild, environmentImage } from './failures/environment.ts'
import type { FailureGroup } from './failures/failure.ts'
import { gpu } from './failures/gpu.ts'
import { image } from './failures/image.ts'
import { launch } from './failures/launch.ts'
import { ownCloudInit, setUp } from './failures/set-up.ts'
import { symptoms } from './failures/symptoms.ts'

export { symptoms } from './failures/symptoms.ts'

/**
 * The catalogue of causes. Where one line matches several entries the first is taken: what is wrong with who calls comes
 * before what is wrong with the call, and the disk before what could not be written to it.
 */
export const causes: readonly FailureGroup[] = [account, launch, connection, builder, apt, docker, gpu, image]

/** The causes that are looked for in the script that ended a bake, before all others. */
export const scriptCauses: readonly FailureGroup[] = [ownCloudInit, setUp, environmentBuild, environmentImage]

/** All that a bake is known to fail of: the causes, then what is used when none of them is found. */
export const failureGroups: readonly FailureGroup[] = [...causes, ...scriptCauses, symptoms]
