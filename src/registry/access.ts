import type { Cloud } from '../aws/cloud.ts'
import type { Request } from '../inputs/catalogue.ts'
import type { ImageReference } from '../inputs/image-reference.ts'
import { registryName } from './address.ts'
import type { RegistryLogin } from './container-image.ts'

/**
 * Host names of private registries in ECR: IPv4 and dual stack, FIPS or not, of every partition
 * (https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html; awslabs/amazon-ecr-credential-helper,
 * ecr-login/api/client.go, ecrPattern). public.ecr.aws needs no login to pull.
 */
const PARTITIONS = [
  ...['amazonaws.com', 'amazonaws.com.cn', 'amazonaws.eu'],
  ...['on.aws', 'on.amazonwebservices.com.cn'],
  ...['sc2s.sgov.gov', 'c2s.ic.gov', 'cloud.adc-e.uk', 'csp.hci.ic.gov'],
]
const ECR = new RegExp(
  `^\\d{12}\\.dkr[.-]ecr(?:-fips)?\\.(?<region>[a-z0-9-]+)\\.(?:${PARTITIONS.join('|').replaceAll('.', '\\.')})$`,
)

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
 * each registry of Amazon ECR that no login was given for. Passwords from AWS are masked, and every login as it travels.
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
  const found = (await Promise.all(logins)).filter((login) => login !== undefined)
  for (const login of found) ports.mask(encodedLogin(login))
  return found
}

/** The login that a request gives; it may be for a registry that no image is in. */
export function givenLogin(
  request: Pick<Request, 'registry' | 'registryUsername' | 'registryPassword'>,
): RegistryLogin | undefined {
  const { registry = 'docker.io', registryUsername: username, registryPassword: password } = request
  return username === undefined || password === undefined ? undefined : { registry, username, password }
}

/** User and password as they stand in Docker's config.json and in HTTP's Basic scheme (RFC 7617). */
export function encodedLogin({ username, password }: Pick<RegistryLogin, 'username' | 'password'>): string {
  return Buffer.from(`${username}:${password}`).toString('base64')
}

/** The login for the registry of an image, if there is one. */
export function loginFor(image: ImageReference, logins: readonly RegistryLogin[]): RegistryLogin | undefined {
  return logins.find((login) => registryName(login.registry) === registryName(image.registry))
}
