import type { Cloud } from '../aws/cloud.ts'
import type { ImageReference } from '../inputs/image-reference.ts'
import type { RegistryLogin } from '../plan/container-image.ts'
import { registryName } from './registry-address.ts'

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html; public.ecr.aws needs no login. */
const ECR = /^\d{12}\.dkr\.ecr(?:-fips)?\.(?<region>[a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/

/** What is needed to log in to Amazon ECR. */
export interface AccessPorts {
  readonly cloud: Pick<Cloud, 'ecrLogin'>
  /** Keeps a secret out of the log. */
  mask(secret: string): void
}

/** The region of a private registry of Amazon ECR; undefined for any other. */
export function ecrRegion(registry: string | undefined): string | undefined {
  return ECR.exec(registryName(registry))?.groups?.['region']
}

/**
 * The logins with which `images` are pulled, each registry once: the given one if an image is there, and one from AWS for
 * each registry of Amazon ECR that no login was given for. Passwords from AWS are masked.
 *
 * @throws UserError when AWS gives no token
 */
export async function registryLogins(
  images: readonly ImageReference[],
  given: RegistryLogin | undefined,
  ports: AccessPorts,
): Promise<readonly RegistryLogin[]> {
  const registries = [...new Set(images.map((image) => registryName(image.registry)))]
  const tokens = new Map<string, ReturnType<Cloud['ecrLogin']>>()
  const logins = registries.map(async (registry): Promise<RegistryLogin | undefined> => {
    if (given && registryName(given.registry) === registry) return { ...given, registry }
    const region = ecrRegion(registry)
    if (region === undefined) return undefined
    const asked = tokens.get(region) ?? ports.cloud.ecrLogin(region)
    tokens.set(region, asked)
    const login = await asked
    ports.mask(login.password)
    return { registry, ...login }
  })
  return (await Promise.all(logins)).filter((login) => login !== undefined)
}

/** The login for the registry of an image, if there is one. */
export function loginFor(image: ImageReference, logins: readonly RegistryLogin[]): RegistryLogin | undefined {
  return logins.find((login) => registryName(login.registry) === registryName(image.registry))
}
