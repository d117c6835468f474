import { expect } from 'vitest'
import { readOutput } from '../../rehearsal/runner/workflow-commands.ts'
import { SYSTEM_PACKER, scriptedPacker } from '../support/fake-packer.ts'
import { RegistryServer } from '../support/registry-server.ts'
import { scenario } from '../support/scenario.ts'

// As Google's Artifact Registry takes it for the user _json_key, and as docker/login-action's README shows it.
const KEY = `{
  "type": "service_account",
  "private_key": "-----BEGIN PRIVATE KEY-----\\nMIIEvQ\\n-----END PRIVATE KEY-----\\n"
}`

/** A Packer that shows everything of the logins that it is given, as no good one would. */
const TELLING = `echo "$PKR_VAR_docker_config"
python3 -c 'import base64, json, os
for auth in json.loads(os.environ["PKR_VAR_docker_config"])["auths"].values():
    print(base64.b64decode(auth["auth"]).decode())'
exit 1`

// biome-ignore lint/correctness/noEmptyPattern: as in scenario.ts
const it = scenario().extend('registry', async ({}, { onCleanup }) => {
  const registry = await RegistryServer.start()
  onCleanup(() => registry.stop())
  return registry
})

it('logs in to the registry and the builder, and is masked in every form in which it travels', async ({
  ec2,
  runner,
  registry,
}) => {
  registry.image('1', 'amd64')
  const auth = Buffer.from(`_json_key:${KEY}`).toString('base64')
  registry.before = (request, response) => {
    if (request.headers.authorization === `Basic ${auth}`) return false
    response.writeHead(401, { 'www-authenticate': 'Basic realm="registry"' }).end()
    return true
  }
  const step = await runner.run('main', {
    with: {
      'docker-image': `${registry.host}/team/dask:1`,
      registry: registry.host,
      'registry-username': '_json_key',
      'registry-password': `${KEY}\n`,
      'allow-cidr': '192.0.2.1/32',
      ...SYSTEM_PACKER,
    },
    env: { ...ec2.environment, ...scriptedPacker(runner.directory, TELLING) },
  })
  // The image was found, so the registry took the login; the build was begun and failed as it was meant to.
  expect(step.errors, step.log).toEqual([expect.stringContaining('Packer failed')])
  const { commands, shown } = readOutput(step.log)
  expect(shown.join('\n')).toContain(`"${auth}"`)
  expect(shown.join('\n')).toContain('"type": "service_account",')

  // What a runner that masks line by line shows.
  const masks = commands.filter(({ name }) => name === 'add-mask').map(({ data }) => data)
  const seen = shown.map((line) => masks.reduce((text, mask) => text.replaceAll(mask, '***'), line))
  const secrets = [
    auth,
    ...KEY.split('\n')
      .filter((line) => /\w/.test(line))
      .map((line) => line.trim()),
  ]
  expect(secrets.filter((secret) => seen.some((line) => line.includes(secret)))).toEqual([])
  // Braces alone reveal nothing, and masked they would garble the log and every output that is JSON.
  expect(masks).not.toContain('{')
})
