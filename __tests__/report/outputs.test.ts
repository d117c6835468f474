import { expect, it } from 'vitest'
import { buildPaths } from '../../src/packer/workspace.ts'
import { bakedOutputs } from '../../src/report/outputs.ts'
import { planOf } from '../support/facts.ts'
import { aBakedImage } from '../support/outcomes.ts'
import { requestOf } from '../support/requests.ts'

/**
 * "Outputs can be a maximum of 1 MB per job. [...] Size is approximated based on UTF-16 encoding." (github/docs,
 * data/reusables/actions/output-limitations.md). A job has other steps too.
 */
const SHARE_BYTES = 100_000

it('the outputs of the longest inputs leave room for those of other steps', () => {
  const image = `${'r'.repeat(63)}.example/${'a'.repeat(180)}:${'t'.repeat(128)}@sha256:${'0'.repeat(64)}`
  const inputs = { 'docker-image': image, 'env-vars': `A=${'x'.repeat(1000)}`, 'ami-name': 'n'.repeat(128) }
  const plan = planOf(requestOf(inputs))
  const version = `1.${'0'.repeat(98)}`
  const facts = {
    dask_version: version,
    python_version: `3.12.${'0'.repeat(95)}`,
    nvidia_driver_version: version,
  }
  // The longest path of Linux (limits.h, PATH_MAX), of which there are six.
  const paths = buildPaths(`/${'d'.repeat(4050)}`)
  const outputs = Object.entries(bakedOutputs({ ...aBakedImage(plan, facts), paths }))
  expect(outputs.find(([name]) => name === 'dask-config')?.[1]).toContain(image)
  const characters = outputs.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  expect(2 * characters).toBeLessThan(SHARE_BYTES)
})
