import { createReadStream, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { type BuildCommand, runPacker } from '../../src/packer/build.ts'
import { isRunning } from '../../src/process/detached.ts'
import { outputOf, temporaryDirectory } from '../support/programs.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

/** A program in a directory of its own, to be run in place of Packer; `$alive` names a pipe that is open while any of it lives. */
function program(shell: string, command: Partial<BuildCommand> = {}) {
  const directory = temporaryDirectory()
  const alive = path.join(directory, 'alive')
  outputOf('mkfifo', [alive])
  const script = path.join(directory, 'packer.sh')
  writeFileSync(script, `export alive=${alive}\n${shell}\n`)
  const logFile = path.join(directory, 'packer.log')
  return {
    /** What is written into `$alive`; settles when nothing of the program is left. */
    lastWords: () => text(createReadStream(alive)),
    command: {
      argv: ['/bin/sh', script],
      workingDirectory: directory,
      environment: { PATH: process.env['PATH'] ?? '', GREETING: 'hello' },
      logFile,
      timeoutMinutes: 60,
      credentialsExpired: async () => true,
      ...command,
    } satisfies BuildCommand as BuildCommand,
  }
}

// The outer process of Packer (panicwrap) ignores SIGINT and waits for the inner one, which cleans up. It ends with the
// directory of its test, whatever happens.
const LIKE_PACKER = `
exec 3> "$alive"
trap : INT
sh -c 'trap "echo cleaned up >&3; exit 1" INT; echo ready; while [ -e "$alive" ]; do sleep 0.1; done'
echo outer over >&3
exit 1
`

describe('a build that ends by itself', () => {
  it.each([
    ['well', 0],
    ['badly', 3],
  ])('%s gives its exit code and everything that it said', async (_, exitCode) => {
    const { command } = program(
      `echo "$GREETING"; pwd; echo oops >&2; printf 'no line break'; exit ${exitCode}`,
    )
    const runner = new RecordingRunner()
    const result = await runPacker(command, runner)
    const said = ['hello', command.workingDirectory, 'oops', 'no line break']
    expect(result).toMatchObject({ exitCode, ending: 'exited', lines: said })
    expect(readFileSync(command.logFile, 'utf8')).toBe(said.join('\n'))
    expect(runner.log.filter((line) => said.includes(line))).toEqual(said)
  })

  it('is not waited for when its credentials have expired, with which it cannot clean up', async () => {
    const expired =
      'Error waiting for AMI: operation error EC2: DescribeImages, exceeded maximum number of attempts, 10, https response error StatusCode: 400, RequestID: 0f1d, api error RequestExpired: Request has expired.'
    const { command, lastWords } = program(LIKE_PACKER.replace('echo ready', 'echo "$EXPIRED"'), {
      environment: { PATH: process.env['PATH'] ?? '', EXPIRED: expired },
    })
    const words = lastWords()
    const runner = new RecordingRunner()
    const result = await runPacker(command, runner)
    expect(result).toMatchObject({ exitCode: undefined, ending: 'exited', lines: [expired] })
    expect(runner.log).toContain(
      'The AWS credentials have expired: Packer cannot clean up with them, so it is ended now.',
    )
    expect(await words).toBe('')
  })

  it('goes on when the builder prints that they have, and AWS says that they have not', async () => {
    const printed =
      '==> amazon-ebs.dask: operation error EC2: X, api error RequestExpired: Request has expired.'
    let asked = 0
    const credentialsExpired = async () => {
      asked += 1
      return false
    }
    const { command } = program(`echo "${printed}"; sleep 1; echo on`, { credentialsExpired })
    const result = await runPacker(command, new RecordingRunner())
    expect(result).toMatchObject({ exitCode: 0, ending: 'exited', lines: [printed, 'on'] })
    expect(asked).toBe(1)
  })

  it('keeps its log for the owner alone', async () => {
    const { command } = program('echo secret')
    await runPacker(command, new RecordingRunner())
    expect(statSync(command.logFile).mode & 0o777).toBe(0o600)
  })

  it('leaves no process id behind that the post step could take for a running Packer', async () => {
    const runner = new RecordingRunner()
    await runPacker(program('exit 0').command, runner)
    expect(runner.saved['packer-pid']).toBe('')
  })

  it('listens no longer for the cancellation of the job', async () => {
    const runner = new RecordingRunner()
    await runPacker(program('exit 0').command, runner)
    expect(runner.cancel('SIGINT')).toBe(0)
  })

  it('is distinguished from one that a signal ended', async () => {
    const result = await runPacker(program('kill -9 $$').command, new RecordingRunner())
    expect(result).toMatchObject({ exitCode: undefined, ending: 'exited' })
  })

  it('shows its lines under the phase that they begin, and takes the time of each', async () => {
    const { command } = program(
      `echo '==> amazon-ebs.dask: Launching a source AWS instance...'
       echo '==> amazon-ebs.dask: Instance ID: i-0123456789abcdef0'
       echo '==> amazon-ebs.dask: Terminating the source AWS instance...'`,
    )
    const runner = new RecordingRunner()
    const { timings } = await runPacker(command, runner)
    expect(runner.log).toEqual([
      '[Packer checks the template',
      ']',
      '[Launching the builder',
      '==> amazon-ebs.dask: Launching a source AWS instance...',
      '==> amazon-ebs.dask: Instance ID: i-0123456789abcdef0',
      ']',
      '[Cleaning up',
      '==> amazon-ebs.dask: Terminating the source AWS instance...',
      ']',
    ])
    expect(timings.map(({ phase }) => phase)).toEqual([
      'Packer checks the template',
      'Launching the builder',
      'Cleaning up',
    ])
  })
})

describe.each(['SIGINT', 'SIGTERM'] as const)('a build whose job is cancelled by %s', (signal) => {
  it('is signalled as a whole group and not waited for', async () => {
    const { command, lastWords } = program(LIKE_PACKER)
    const runner = new RecordingRunner()
    const words = lastWords()
    const running = runPacker(command, runner)
    await runner.logged(/ready/)
    const pid = Number(runner.saved['packer-pid'])
    expect(isRunning(pid)).toBe(true)
    runner.cancel(signal)
    expect(await running).toMatchObject({ ending: 'cancelled', exitCode: undefined, lines: ['ready'] })
    expect(runner.warnings).toEqual([
      `${signal} received: Packer ends the builder now, and the post step looks after what is left.`,
    ])
    expect(runner.saved['packer-pid']).toBe(String(pid))
    expect(await words).toBe('cleaned up\nouter over\n')
  })
})

describe('a build that takes too long', () => {
  it('is signalled to clean up, waited for, and called timed out', async () => {
    const { command, lastWords } = program(LIKE_PACKER, { timeoutMinutes: 1 / 600 })
    const runner = new RecordingRunner()
    const words = lastWords()
    expect(await runPacker(command, runner)).toMatchObject({ ending: 'timed-out', exitCode: 1 })
    expect(await words).toMatch(/outer over\n$/)
    expect(runner.saved['packer-pid']).toBe('')
  })
})

describe('a program that cannot be started', () => {
  it('fails the build with its reason', async () => {
    const { command } = program('', { argv: ['/no-such-program'] })
    await expect(runPacker(command, new RecordingRunner())).rejects.toThrow('ENOENT')
  })
})
