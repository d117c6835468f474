import { once } from 'node:events'
import { request as forward } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { makeCertificate } from '../packer-install/support/certificate.ts'
import { TestProxy } from '../packer-install/support/proxy.ts'
import { type LocalEc2, startLocalEc2 } from './local-ec2.ts'
import { TestRunner } from './test-runner.ts'

/** A host name over https that leads to a local EC2, for those who ask through a proxy. Nobody else can resolve it. */
export interface AwsOverTls {
  /** The address of the host, for AWS_ENDPOINT_URL. */
  readonly endpoint: string
  /** The environment of a step whose programs shall ask through the proxy and trust what they find there. */
  readonly environment: Readonly<Record<string, string>>
  /** What the proxy was asked for, `host:port` each, in order; one entry for each connection. */
  readonly tunnels: readonly string[]
  stop(): Promise<void>
}

/**
 * Starts a proxy that tunnels every connection to a local EC2 behind TLS.
 *
 * @param endpoint of the local EC2
 * @param host for the certificate; end it in `.test` so that no name server knows it (RFC 2606)
 * @param directory an existing directory; a test's own
 */
export async function awsOverTls(endpoint: string, host: string, directory: string): Promise<AwsOverTls> {
  const server = createServer(makeCertificate(directory, host), (incoming, response) => {
    const { method, headers, url = '/' } = incoming
    const outgoing = forward(new URL(url, endpoint), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    outgoing.on('error', () => response.destroy())
    incoming.pipe(outgoing)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const proxy = await TestProxy.to((server.address() as AddressInfo).port)
  const certificate = path.join(directory, 'cert.pem')
  return {
    endpoint: `https://${host}`,
    environment: {
      HTTPS_PROXY: proxy.url,
      // Go takes this for the machine's own certificates, Node.js that; boto takes the third.
      SSL_CERT_FILE: certificate,
      NODE_EXTRA_CA_CERTS: certificate,
      AWS_CA_BUNDLE: certificate,
    },
    tunnels: proxy.tunnels,
    stop: async () => {
      await proxy.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** What the tests of a file work with: one local EC2 with simulated instances for all of them, a runner and a way in for each. */
export interface BehindTls {
  readonly ec2: LocalEc2
  readonly aws: AwsOverTls
  readonly runner: TestRunner
}

/**
 * Registers hooks of a test file that start and stop what its tests work with.
 *
 * @param host the name by which `aws` leads to the local EC2; see `awsOverTls`
 * @returns filled while a test runs
 */
export function useAwsOverTls(host: string): BehindTls {
  const scene = {} as { -readonly [Name in keyof BehindTls]: BehindTls[Name] }
  beforeAll(async () => {
    scene.ec2 = await startLocalEc2({ machines: 'simulated' })
  })
  afterAll(() => scene.ec2.stop())
  beforeEach(async () => {
    scene.runner = new TestRunner()
    scene.aws = await awsOverTls(scene.ec2.endpoint, host, scene.runner.directory)
  })
  afterEach(async () => {
    await scene.aws.stop()
    scene.runner.remove()
  })
  return scene
}
