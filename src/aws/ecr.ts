import type { Cloud } from './cloud.ts'
import { explained } from './errors.ts'

/** The part of `Cloud` that fetches tokens for the registries of ECR in one Region. */
export function ecr(region: string, sdk: typeof import('@aws-sdk/client-ecr')): Pick<Cloud, 'ecrLogin'> {
  const client = new sdk.ECRClient({ region })
  return {
    ecrLogin: () =>
      explained('ecr:GetAuthorizationToken', async () => {
        const answer = await client.send(new sdk.GetAuthorizationTokenCommand({}))
        const token = answer.authorizationData?.[0]?.authorizationToken ?? ''
        const [username = '', password = ''] = Buffer.from(token, 'base64').toString().split(':')
        return { username, password }
      }),
  }
}
