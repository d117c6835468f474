import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildImage } from '../../src/actions/bake/build-image.ts'
import { UserError } from '../../src/errors/problem.ts'
import { buildPaths, readAssets, writeWorkspace } from '../../src/packer/workspace.ts'
import { render } from '../../src/render/render.ts'
import { templateDirectory } from '../support/bakes.ts'
import { aType, planOf, someFacts } from '../support/facts.ts'
import { fakeCloud } from '../support/fake-cloud.ts'
import { temporaryDirectory } from '../support/programs.ts'
import { RecordingRunner } from '../support/recording-runner.ts'
import { requestOf } from '../support/requests.ts'

// As Packer 1.16.0 and plugin 1.8.2 print them.
const LAUNCHING = "echo '==> amazon-ebs.dask: Launching a source AWS instance...'"
const FULL = `${LAUNCHING}
echo '==> amazon-ebs.dask: Error launching source instance: operation error EC2: RunInstances, https response error StatusCode: 500, api error InsufficientInstanceCapacity: We currently do not have sufficient t3.large capacity'
exit 1`
const NO_SPOT = `echo '==> amazon-ebs.dask: Launching a spot AWS instance...'
echo '==> amazon-ebs.dask: Error waiting for fleet request (fleet-84363b4e) to become ready:There is no Spot capacity available that matches your request.'
exit 1`
const RUNS = `${LAUNCHING}
echo '==> amazon-ebs.dask: Waiting for SSH to become available...'`
const GONE = `${RUNS}
echo '==> amazon-ebs.dask: Script disconnected unexpectedly.'
exit 1`

/** A bake whose nth launch goes as the nth piece of shell says, the last one ever again. */
async function bakeOf(
  inputs: Readonly<Record<string, string>>,
  launches: readonly string[],
  endReasons: () => Promise<readonly string[]> = async () => [],
) {
  const directory = temporaryDirectory()
  const types = [aType(), aType({ type: 'm5.large', burstable: false })]
  const plan = planOf(requestOf(inputs), someFacts({ types }))
  const rendered = render(plan, await readAssets(templateDirectory), buildPaths(directory))
  const paths = await writeWorkspace(directory, templateDirectory, rendered)
  const program = path.join(directory, 'packer')
  const cases = launches.map(
    (shell, index) => `${index + 1 < launches.length ? index + 1 : '*'})\n${shell}\n;;`,
  )
  writeFileSync(
    program,
    `#!/bin/sh
n=$(($(cat '${directory}/count' 2>/dev/null || echo 0) + 1)); echo $n > '${directory}/count'
cp '${paths.variables}' "${directory}/variables-$n.json"
echo "launch $n"
case $n in
${cases.join('\n')}
esac
`,
    { mode: 0o755 },
  )
  const runner = new RecordingRunner()
  const packer = {
    ...{ packer: program, packerVersion: '1.16.0', pluginVersion: '1.8.2', pluginPath: undefined },
    ...{ source: 'system' as const, cached: true },
  }
  const building = buildImage(plan, {
    ...{
      secrets: { logins: [], environmentSecrets: undefined },
      paths,
      packer,
      cloud: { ...fakeCloud(), endReasons },
    },
    ports: { runner, templateDirectory },
  })
  const ended = await building.then(
    (built) => ({ built, error: undefined }),
    (error: unknown) => ({ built: undefined, error }),
  )
  const launched = readdirSync(directory)
    .filter((name) => name.startsWith('variables-'))
    .toSorted()
    .map((name) => JSON.parse(readFileSync(path.join(directory, name), 'utf8')) as Record<string, unknown>)
  return { ...ended, runner, plan, launched, logs: paths.logs }
}

/** The launches of a bake, as `t3.large subnet-0a` with a ~ for spot. */
function places(launched: readonly Record<string, unknown>[]): string[] {
  return launched.map(
    (variables) =>
      `${variables['spot'] === true ? '~' : ''}${variables['instance_type']} ${String(variables['subnet_id']).slice(0, 9)}`,
  )
}

describe('a launch that EC2 has no capacity for', () => {
  it('is followed by one in the next zone, with nothing but its variables anew', async () => {
    const { built, launched, runner, logs, plan } = await bakeOf({}, [FULL, RUNS])
    expect(places(launched)).toEqual(['t3.large subnet-0a', 't3.large subnet-0b'])
    const [first, second] = launched
    expect({ ...second, subnet_id: first?.['subnet_id'] }).toEqual(first)
    expect(built?.plan.builder.zone).toBe('eu-west-2b')
    expect(built?.earlier).toEqual([
      { builder: plan.builder, code: 'no-capacity', seconds: expect.any(Number) },
    ])
    expect(built?.timings.map(({ phase }) => phase)).toContain('Waiting for SSH')
    expect(runner.warnings).toEqual([
      "t3.large in eu-west-2a: AWS has no capacity for 't3.large' in eu-west-2a now. Next is t3.large in eu-west-2b, try 2 of 2.",
    ])
    expect(readdirSync(logs).toSorted()).toEqual(['packer-2.log', 'packer.log'])
    expect(readFileSync(path.join(logs, 'packer.log'), 'utf8')).toMatch(/^launch 1\n/)
    expect(readFileSync(path.join(logs, 'packer-2.log'), 'utf8')).toMatch(/^launch 2\n/)
  })

  it('ends the bake when it was the last, and all of them are named', async () => {
    const { error, launched } = await bakeOf({ 'instance-type': 't3.large\nm5.large' }, [FULL])
    expect(places(launched)).toEqual([
      't3.large subnet-0a',
      't3.large subnet-0b',
      'm5.large subnet-0a',
      'm5.large subnet-0b',
    ])
    expect(launched.map((variables) => variables['unlimited_credits'])).toEqual([true, true, false, false])
    expect(error).toBeInstanceOf(UserError)
    const [problem] = (error as UserError).problems
    expect(problem?.code).toBe('no-capacity')
    expect(problem?.what).toMatch(
      /Tried 4 launches: t3\.large in eu-west-2a \(no-capacity\), t3\.large in eu-west-2b \(no-capacity\), m5\.large in eu-west-2a \(no-capacity\), m5\.large in eu-west-2b\.$/,
    )
    expect((error as UserError).summary).toContain('Tried 4 launches')
  })

  it('is on demand at the last where spot is asked for', async () => {
    const { built, launched } = await bakeOf({ spot: 'true' }, [NO_SPOT, NO_SPOT, RUNS])
    expect(places(launched)).toEqual(['~t3.large subnet-0a', '~t3.large subnet-0b', 't3.large subnet-0a'])
    expect(launched.map((variables) => variables['unlimited_credits'])).toEqual([false, false, true])
    expect(built?.plan.builder.spot).toBe(false)
  })
})

describe('a build that ended well', () => {
  it.each([
    ['has left nothing', RUNS, false],
    [
      'has left its builder',
      `${RUNS}; echo '==> amazon-ebs.dask: Error terminating instance, may still be around: denied'`,
      true,
    ],
    [
      'has left its group',
      `${RUNS}; echo '==> amazon-ebs.dask: Error cleaning up security group. Please delete the group manually: denied'`,
      true,
    ],
  ])('says whether Packer %s', async (_, shell, leftBehind) => {
    expect((await bakeOf({}, [shell])).built?.leftBehind).toBe(leftBehind)
  })
})

describe('a launch that failed otherwise', () => {
  it.each([
    ['for a right that is missing', `${LAUNCHING}; echo UnauthorizedOperation; exit 1`, 'access-denied'],
    [
      'in a builder that talks of capacity',
      `${RUNS}; echo InsufficientInstanceCapacity; exit 1`,
      'no-capacity',
    ],
    ['silently', 'exit 1', 'build-failed'],
  ])('%s is not followed by another', async (_, shell, code) => {
    const { error, launched, runner } = await bakeOf({}, [shell])
    expect((error as UserError).problems.map((problem) => problem.code)).toEqual([code])
    expect((error as UserError).message).not.toContain('Tried')
    expect(launched).toHaveLength(1)
    expect(runner.warnings).toEqual([])
  })
})

describe('a spot instance that EC2 takes back', () => {
  const takenBack = async () => ['Server.SpotInstanceTermination']

  it('is followed by one on demand', async () => {
    const { built, launched, runner } = await bakeOf({ spot: 'true' }, [GONE, RUNS], takenBack)
    expect(places(launched)).toEqual(['~t3.large subnet-0a', 't3.large subnet-0a'])
    expect(built?.earlier.map(({ code }) => code)).toEqual(['spot-interrupted'])
    expect(runner.warnings).toEqual([
      't3.large (spot) in eu-west-2a: AWS interrupted the spot instance during the bake. Next is t3.large in eu-west-2a, try 2 of 3.',
    ])
  })

  it.each<[string, () => Promise<readonly string[]>]>([
    ['was ended by Packer', async () => ['Client.UserInitiatedShutdown']],
    ['cannot be asked about', () => Promise.reject(new Error('not now'))],
  ])('is not one that %s', async (_, endReasons) => {
    const { error, launched } = await bakeOf({ spot: 'true' }, [GONE, RUNS], endReasons)
    expect((error as UserError).problems.map((problem) => problem.code)).toEqual(['builder-lost'])
    expect(launched).toHaveLength(1)
  })

  it('is not asked about on demand', async () => {
    const { error } = await bakeOf({}, [GONE], () =>
      Promise.reject(new TypeError('this was not to be asked')),
    )
    expect((error as UserError).problems.map((problem) => problem.code)).toEqual(['builder-lost'])
  })
})
