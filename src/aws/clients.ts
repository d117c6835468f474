import type { EC2Client } from '@aws-sdk/client-ec2'
import { ProxyAgent } from '../http/proxy-agent.ts'

/** The AWS SDK for JavaScript does not look at HTTPS_PROXY by itself. */
let agent: ProxyAgent | undefined

function throughProxy() {
  agent ??= new ProxyAgent({ keepAlive: true })
  return { httpAgent: agent, httpsAgent: agent }
}

/**
 * What every client of ours is made with. The SDK's own 3 attempts give up on throttling after 1 to 3 s, but a busy account
 * has RequestLimitExceeded for as long as its bucket of requests is empty. With 8, `standard` retries wait 35 s on average
 * and 71 s at most when throttled, with jitter, and 3 s where the network fails (@smithy/core, retry/util-retry).
 * `adaptive` would slow down the calls that are not throttled as well.
 *
 * The clients that the SDK makes by itself, to take a role, inherit the request handler.
 */
export function defaultConfig(region: string) {
  const requestHandler = { ...throughProxy(), connectionTimeout: 15_000 }
  return { region, retryMode: 'standard', maxAttempts: 8, requestHandler }
}

/** For a service that a bake does without: in a network that has no way to it, a connection would hang for minutes. */
export function failFastConfig(region: string) {
  const timeouts = { connectionTimeout: 3000, requestTimeout: 5000, throwOnRequestTimeout: true }
  return { region, maxAttempts: 2, requestHandler: { ...throughProxy(), ...timeouts } }
}

/** A client of EC2, and the SDK's module for its commands: it is imported only where it is needed. */
export interface Ec2 {
  readonly client: EC2Client
  readonly sdk: typeof import('@aws-sdk/client-ec2')
}

/** How many resources one page holds: the most that every call takes (DescribeLaunchTemplates takes 200). */
export const PAGE = 200
