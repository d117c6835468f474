import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { connect } from '../../src/aws/sdk-cloud.ts'
import { NO_AWS, useEnvironment } from '../support/aws-environment.ts'

let asked: { target: string | undefined; authorization: string }[] = []
let answer: { status: number; body: unknown }
const server = createServer((request, response) => {
  const target = request.headers['x-amz-target']?.toString()
  asked.push({ target, authorization: request.headers.authorization ?? '' })
  response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.1' })
  response.end(JSON.stringify(answer.body))
})

beforeEach(async () => {
  asked = []
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const credentials = { AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'secret' }
  useEnvironment({ ...NO_AWS, ...credentials, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` })
})
afterEach(async () => {
  vi.unstubAllEnvs()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const ecrLogin = async () => (await connect('eu-west-2')).ecrLogin('us-east-1')

it('logs in to ECR of the region of the registry, with a password that may hold colons', async () => {
  const authorizationToken = Buffer.from('AWS:pass:word').toString('base64')
  answer = { status: 200, body: { authorizationData: [{ authorizationToken }] } }
  expect(await ecrLogin()).toEqual({ username: 'AWS', password: 'pass:word' })
  expect(asked.map(({ target }) => target)).toEqual([
    'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken',
  ])
  expect(asked[0]?.authorization).toContain('/us-east-1/ecr/')
})

it('names the permission that is missing', async () => {
  answer = { status: 400, body: { __type: 'AccessDeniedException', message: 'no' } }
  await expect(ecrLogin()).rejects.toThrow('may not call ecr:GetAuthorizationToken')
})

it('takes no token that cannot be read', async () => {
  answer = { status: 200, body: { authorizationData: [] } }
  await expect(ecrLogin()).rejects.toThrow('ECR of us-east-1 gave no token that can be read')
})
