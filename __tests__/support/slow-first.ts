import { existsSync } from 'node:fs'
import path from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { repository } from './repository.ts'

/** The files that took longest in a run of .ci/run on two cores, the longest first. */
const SLOWEST = [
  'scenarios/missing-permissions',
  'scripts/aws-questions',
  'scenarios/ssm-parameter',
  'scenarios/smoke-test',
  'scenarios/copies',
  'scenarios/real-packer-capacity',
  'scenarios/role-to-assume',
  'smoke-test/simulated-cluster',
  'scenarios/hostile-result',
  'scenarios/capacity',
  'scenarios/proxy',
  'scenarios/one-identity',
  'cleanup/resource-types',
  'smoke-test/simulated-deadline',
  'scenarios/cancelled-early',
  'render/cloud-init',
  'smoke-test/real-cluster',
  'actions/sweep',
  'scenarios/real-packer-credentials',
  'scenarios/real-packer',
].map((name) => path.join(repository, '__tests__', `${name}.test.ts`))

/**
 * Begins with the slowest test files, so that the others fill the time in which those wait. By itself vitest begins with the
 * largest files where it has no times of an earlier run, as on a fresh clone.
 *
 * @throws Error when a file of the list is not there
 */
export default class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const missing = SLOWEST.filter((file) => !existsSync(file))
    if (missing.length > 0) throw new Error(`slow-first.ts names files that are not there: ${missing}`)
    const rank = ({ moduleId }: TestSpecification) =>
      SLOWEST.includes(moduleId) ? SLOWEST.indexOf(moduleId) : SLOWEST.length
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}
