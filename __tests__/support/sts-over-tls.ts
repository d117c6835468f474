import { once } from 'node:events'
import { request as forward } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { makeCertificate } from '../packer/install/support/certificate.ts'
import { TestProxy } from '../packer/install/support/proxy.ts'

/** The real address of STS, which leads to a local EC2. */
export interface StsOverTls {
  /** The environment of a step whose programs shall come here. */
  readonly environment: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/**
 * Brings calls of https://sts.REGION.amazonaws.com to a local EC2, through a proxy and with a certificate of its own.
 *
 * Packer's plugin does not ask AWS_ENDPOINT_URL when it assumes a role for a token: its aws-sdk-go-base (v2.0.0-beta.65,
 * endpoints.go) gives the SDK a resolver of endpoints for that, and then the SDK (service/sts v1.36.0) has ears for nothing
 * else.
 *
 * @param directory an existing directory; a test's own
 */
export async function stsOverTls(endpoint: string, region: string, directory: string): Promise<StsOverTls> {
  const server = createServer(
    makeCertificate(directory, `sts.${region}.amazonaws.com`),
    (incoming, response) => {
      const { method, headers, url = '/' } = incoming
      const outgoing = forward(new URL(url, endpoint), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      })
      outgoing.on('error', () => response.destroy())
      incoming.pipe(outgoing)
    },
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const proxy = await TestProxy.to((server.address() as AddressInfo).port)
  return {
    // Go takes SSL_CERT_FILE for the machine's own certificates; Node.js does not.
    environment: { HTTPS_PROXY: proxy.url, SSL_CERT_FILE: path.join(directory, 'cert.pem') },
    stop: async () => {
      await proxy.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
