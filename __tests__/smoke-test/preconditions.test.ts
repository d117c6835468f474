import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { requireForSmokeTest } from '../../src/smoke-test/preconditions.ts'
import { temporaryDirectory } from '../support/programs.ts'
import { smokePlanOf } from '../support/smoke.ts'

const LINUX = { platform: 'linux', arch: 'x64' }
const MACOS_ON_INTEL = { platform: 'darwin', arch: 'x64' }

it('needs the user’s script before anything is launched', async () => {
  const workspace = temporaryDirectory()
  const plan = smokePlanOf({ 'smoke-script': 'mine.py' })
  await expect(requireForSmokeTest(plan, { workspace }, LINUX)).rejects.toThrow(
    /mine\.py, which is not there/,
  )
  writeFileSync(path.join(workspace, 'mine.py'), '')
  await expect(requireForSmokeTest(plan, { workspace }, LINUX)).resolves.toBeUndefined()
})

it('is rejected on macOS for Intel, for which a package of the client has no wheel, and nowhere else', async () => {
  const context = { workspace: '/nowhere' }
  const plan = smokePlanOf()
  await expect(requireForSmokeTest(plan, context, MACOS_ON_INTEL)).rejects.toThrow(/macOS for Intel/)
  await expect(requireForSmokeTest(undefined, context, MACOS_ON_INTEL)).resolves.toBeUndefined()
  for (const machine of [
    LINUX,
    { platform: 'linux', arch: 'arm64' },
    { platform: 'darwin', arch: 'arm64' },
  ]) {
    await expect(requireForSmokeTest(plan, context, machine)).resolves.toBeUndefined()
  }
})
