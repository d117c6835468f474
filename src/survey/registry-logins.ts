import type { Cloud } from '../aws/cloud.ts'
import type { Request } from '../inputs/catalogue.ts'
import type { ImageReference } from '../inputs/image-reference.ts'
import type { RegistryLogin } from '../plan/container-image.ts'

// https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
const ECR = /^\d{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)$/

/**
 * The logins that the images of a request need: the one that the user gave, and for every registry in ECR a token of
 * its Region, fetched with the AWS credentials of the step.
 *
 * @throws UserError when ECR refuses the credentials a token
 */
export async function registryLogins(
  request: Pick<Request, 'registry' | 'registryUsername' | 'registryPassword'>,
  images: readonly ImageReference[],
  connect: (region: string) => Promise<Pick<Cloud, 'ecrLogin'>>,
): Promise<readonly RegistryLogin[]> {
  const given = givenLogin(request)
  const registries = new Set(images.flatMap((image) => image.registry ?? []))
  const tokens = [...registries].flatMap((registry) => {
    const region = ECR.exec(registry)?.[1]
    if (region === undefined || given.some((login) => login.registry === registry)) return []
    return [ecrLogin(registry, region, connect)]
  })
  return [...given, ...(await Promise.all(tokens))]
}

function givenLogin({
  registry,
  registryUsername,
  registryPassword,
}: Parameters<typeof registryLogins>[0]): RegistryLogin[] {
  if (registryUsername === undefined || registryPassword === undefined) return []
  return [{ registry: registry ?? 'docker.io', username: registryUsername, password: registryPassword }]
}

async function ecrLogin(
  registry: string,
  region: string,
  connect: (region: string) => Promise<Pick<Cloud, 'ecrLogin'>>,
): Promise<RegistryLogin> {
  return { registry, ...(await (await connect(region)).ecrLogin()) }
}
