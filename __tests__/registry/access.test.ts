import { describe, expect, it } from 'vitest'
import { ecrRegion, encodedLogin, givenLogin, loginFor, registryLogins } from '../../src/registry/access.ts'
import { registryAddress } from '../../src/registry/address.ts'
import { fakeCloud } from '../support/fake-cloud.ts'
import { reference } from '../support/registry-server.ts'

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com'
const given = { registry: 'registry.example.com:5000', username: 'me', password: 'secret' }

async function logins(images: readonly string[], login = given) {
  const cloud = fakeCloud()
  const masked: string[] = []
  const ports = { cloud, mask: (secret: string) => void masked.push(secret) }
  return { logins: await registryLogins(images.map(reference), login, ports), masked, asked: cloud.asked }
}

describe('the logins that images need', () => {
  it('are none for public images, whatever login was given', async () => {
    expect(await logins(['daskdev/dask', 'public.ecr.aws/a/b'])).toEqual({
      logins: [],
      masked: [],
      asked: [],
    })
  })

  it('are the given one for its registry', async () => {
    expect((await logins(['registry.example.com:5000/dask', 'daskdev/dask'])).logins).toEqual([given])
  })

  it('are one from AWS for each registry of ECR, asked once for each region, and masked', async () => {
    const other = ECR.replace('123456789012', '210987654321')
    const result = await logins([`${ECR}/dask`, `${ECR}/rapids`, `${other}/dask`])
    const login = { username: 'AWS', password: 'token-of-eu-west-1' }
    expect(result.logins).toEqual([
      { registry: ECR, ...login },
      { registry: other, ...login },
    ])
    expect(result.asked).toEqual(['ecrLogin'])
    expect(new Set(result.masked)).toEqual(new Set(['token-of-eu-west-1', encodedLogin(login)]))
  })

  it('are the given one for ECR too, masked as it travels', async () => {
    const own = { ...given, registry: ECR }
    const masked = [Buffer.from('me:secret').toString('base64')]
    expect(await logins([`${ECR}/dask`], own)).toEqual({ logins: [own], masked, asked: [] })
  })

  it('go to their own registry only, by any of its names', () => {
    const hub = { ...given, registry: 'https://index.docker.io/v1/' }
    expect(loginFor(reference('dask'), [given, hub])).toBe(hub)
    expect(loginFor(reference('docker.io/a/b'), [given, hub])).toBe(hub)
    expect(loginFor(reference('registry.example.com/a/b'), [given, hub])).toBeUndefined()
  })
})

describe('the login of a request', () => {
  it('is for Docker Hub when no registry is given', () => {
    const request = { registryUsername: 'me', registryPassword: 'secret', registry: undefined }
    expect(givenLogin(request)).toEqual({ registry: 'docker.io', username: 'me', password: 'secret' })
    expect(givenLogin({ ...request, registry: given.registry })).toEqual(given)
  })

  it('is none without a user', () => {
    const request = { registryUsername: undefined, registryPassword: undefined, registry: undefined }
    expect(givenLogin(request)).toBeUndefined()
  })
})

it.each([
  [ECR, 'eu-west-1'],
  ['123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
  ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  ['123456789012.dkr-ecr.eu-west-2.on.aws', 'eu-west-2'],
  ['123456789012.dkr-ecr-fips.us-east-1.on.aws', 'us-east-1'],
  ['123456789012.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn', 'cn-north-1'],
  ['123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu', 'eusc-de-east-1'],
  ['123456789012.dkr.ecr.us-isob-east-1.sc2s.sgov.gov', 'us-isob-east-1'],
  ['123456789012.dkr.ecr.us-iso-east-1.c2s.ic.gov', 'us-iso-east-1'],
  ['123456789012.dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk', 'eu-isoe-west-1'],
  ['123456789012.dkr.ecr.us-isof-south-1.csp.hci.ic.gov', 'us-isof-south-1'],
  ['123456789012.dkr.ecr.eu-west-2.amazonaws.com.de', undefined],
  ['123456789012.dkr-ecr.eu-west-2.onXaws', undefined],
  ['123456789012.dkr_ecr.eu-west-2.on.aws', undefined],
  ['public.ecr.aws', undefined],
  [`${ECR}.example.com`, undefined],
  [`evil.${ECR}`, undefined],
  [undefined, undefined],
])('the region of %s is %s', (registry, region) => {
  expect(ecrRegion(registry)).toBe(region)
})

it.each([
  ['dask', 'https://registry-1.docker.io/v2/', 'library/dask'],
  ['daskdev/dask', 'https://registry-1.docker.io/v2/', 'daskdev/dask'],
  ['docker.io/dask', 'https://registry-1.docker.io/v2/', 'library/dask'],
  ['registry.example.com:5000/dask', 'https://registry.example.com:5000/v2/', 'dask'],
  ['localhost:5000/dask', 'http://localhost:5000/v2/', 'dask'],
  ['127.3.2.1:443/dask', 'http://127.3.2.1:443/v2/', 'dask'],
  ['127.0.0.1.example.com/dask', 'https://127.0.0.1.example.com/v2/', 'dask'],
])('%s is asked for at %s as %s', (text, base, repository) => {
  const address = registryAddress(reference(text))
  expect({ base: address.base.href, repository: address.repository }).toEqual({ base, repository })
})
