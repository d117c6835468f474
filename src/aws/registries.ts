import { defaultConfig } from './clients.ts'
import type { Cloud } from './cloud.ts'
import { explained } from './errors.ts'

/** The part of `Cloud` that logs in to Amazon ECR. */
export function registries(sdk: typeof import('@aws-sdk/client-ecr')): Pick<Cloud, 'ecrLogin'> {
  return {
    ecrLogin: (region) =>
      explained('ecr:GetAuthorizationToken', async () => {
        // The registry's own region, which need not be the one that is baked in.
        const ecr = new sdk.ECRClient(defaultConfig(region))
        const { authorizationData } = await ecr.send(new sdk.GetAuthorizationTokenCommand({}))
        const decoded = Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64').toString()
        const colon = decoded.indexOf(':')
        if (colon < 1) throw new Error(`ECR of ${region} gave no token that can be read`)
        return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) }
      }),
  }
}
