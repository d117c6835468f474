import { createHash } from 'node:crypto'
import type { Architecture } from '../aws/cloud.ts'
import { messageOf } from '../errors/message.ts'
import type { HttpResponse } from '../http/client.ts'
import type { ImageReference } from '../inputs/image-reference.ts'
import { registryAddress, registryName } from './address.ts'
import type { RegistryLogin, SurveyedContainerImage } from './container-image.ts'
import { MalformedResponse, REQUEST_LIMITS, type RequestLimits } from './exchange.ts'
import { environmentOf, MANIFESTS, manifestFor, manifestOf } from './manifest.ts'
import { parsed, RegistryError, type RegistrySession, registrySession } from './session.ts'

const MIB = 2 ** 20
const MANIFEST_BYTES = 4 * MIB
const CONFIG_BYTES = 8 * MIB
/** In characters. */
const LONGEST_REASON = 500

/**
 * Asks a registry for an image, as `docker pull` would, but for its manifest and config only. Never throws: whatever goes
 * wrong is the answer. The protocol is https://distribution.github.io/distribution/spec/api/.
 *
 * @param login used only when it is for the registry of `reference`
 */
export async function containerImage(
  reference: ImageReference,
  architecture: Architecture,
  login: RegistryLogin | undefined,
  limits: RequestLimits = REQUEST_LIMITS,
): Promise<SurveyedContainerImage> {
  const address = registryAddress(reference)
  const { host } = address.base
  const own = login && registryName(login.registry) === registryName(reference.registry) ? login : undefined
  try {
    const found = await read(registrySession(address, own, limits), reference, architecture, host)
    return { reference: reference.text, state: 'found', ...found }
  } catch (error) {
    const state = error instanceof RegistryError ? error.state : 'unknown'
    return { reference: reference.text, state, why: reason(error, host) }
  }
}

async function read(
  session: RegistrySession,
  reference: ImageReference,
  architecture: Architecture,
  host: string,
) {
  const named = reference.digest ?? reference.tag ?? 'latest'
  const first = await session.get(`manifests/${named}`, MANIFESTS, MANIFEST_BYTES)
  if (first.status === 404)
    throw new RegistryError('not-found', `${host} has no '${reference.repository}' with '${named}'`)
  const announced = reference.digest ?? first.header('docker-content-digest')
  const top = parsed(verified(first, announced, host), host)
  const inner = manifestFor(top, architecture)
  const manifest = manifestOf(
    inner === undefined
      ? top
      : await json(session, `manifests/${inner}`, MANIFESTS, MANIFEST_BYTES, inner, host),
  )
  const { config, compressedBytes, layers } = manifest
  const environment = environmentOf(
    await json(session, `blobs/${config}`, '*/*', CONFIG_BYTES, config, host),
    architecture,
  )
  const digest = sha256(first.body)
  return { digest, platformDigest: inner ?? digest, compressedBytes, layers, environment }
}

async function json(
  session: RegistrySession,
  path: string,
  accept: string,
  most: number,
  digest: string,
  host: string,
) {
  return parsed(verified(await session.get(path, accept, most), digest, host), host)
}

/** The body of a good answer, when it is what its digest says; digests of other kinds than sha256 are not looked at. */
function verified(answer: HttpResponse, digest: string | undefined, host: string): Buffer {
  if (answer.status !== 200) throw new MalformedResponse(`${host} answered ${answer.status}`)
  if (digest?.startsWith('sha256:') && sha256(answer.body) !== digest) {
    throw new MalformedResponse(`${host} answered with something else than ${digest}`)
  }
  return answer.body
}

function sha256(body: Buffer): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`
}

function reason(error: unknown, host: string): string {
  const message = messageOf(error)
  // It quotes names and headers of the registry's answer.
  const short = message.length > LONGEST_REASON ? `${message.slice(0, LONGEST_REASON)} ...` : message
  return error instanceof RegistryError || error instanceof MalformedResponse
    ? short
    : `${host} could not be asked (${short})`
}
