import { describe, expect, it } from 'vitest'
import { type Guest, hardenedGuest } from '../support/guest-sandbox.ts'

const PROGRAM = 'image/usr/local/lib/bake-dask-ami/boot-times.sh'
const UNITS: Readonly<Record<string, readonly [number, number]>> = {
  'cloud-init-local': [2_000_000, 2_500_001],
  'cloud-init': [3_000_000, 4_250_000],
  'cloud-init-network': [0, 0],
  'cloud-config': [5_000_000, 5_500_000],
  // Has begun and not ended.
  'cloud-final': [6_000_000, 0],
  containerd: [3_100_000, 3_200_000],
  docker: [3_300_000, 4_900_000],
}

/** A guest whose systemd knows these times: when units began to start and had started, in microseconds after the kernel. */
function guest(units: typeof UNITS, order = ['Id', 'InactiveExit', 'ActiveEnter']): Guest {
  const made = hardenedGuest()
  const blocks = Object.entries(units).map(([name, [began, ended]]) => {
    const lines: Record<string, string> = {
      Id: `Id=${name}.service`,
      InactiveExit: `InactiveExitTimestampMonotonic=${began}`,
      ActiveEnter: `ActiveEnterTimestampMonotonic=${ended}`,
    }
    return order.map((property) => `${lines[property]}\n`).join('')
  })
  made.write('/etc/units', blocks.join('\n'))
  made.program('systemctl', 'case $* in *.service*) cat /etc/units ;; *) echo 1500000 ;; esac')
  return made
}

/** The times on the console, in seconds after the kernel's. */
function timesOf(made: Guest): Record<string, number | number[]> {
  const ended = made.run(PROGRAM, {}, ['/var/log/console'])
  expect(ended).toMatchObject({ exitCode: 0, said: '' })
  const [, found = ''] =
    /^\nbake-dask-ami boot times: (\{.*\})\n$/.exec(made.read('/var/log/console') ?? '') ?? []
  const { kernel, ...others } = JSON.parse(found)
  const booted = Date.now() / 1000 - Number(process.hrtime.bigint()) / 1e9
  expect(Math.abs(kernel - booted)).toBeLessThan(60)
  const since = (time: number) => Math.round((time - kernel) * 1e6) / 1e6
  return Object.fromEntries(
    Object.entries(others as Record<string, number | number[]>).map(([name, time]) => [
      name,
      Array.isArray(time) ? time.map(since) : since(time),
    ]),
  )
}

describe('the boot times on the console', () => {
  const expected = {
    userspace: 1.5,
    'cloud-init-local': [2, 2.500001],
    'cloud-init': [3, 4.25],
    'cloud-config': [5, 5.5],
    'cloud-final': [6],
    containerd: [3.1, 3.2],
    docker: [3.3, 4.9],
  }

  it('are those of the units that have begun to start', () => {
    expect(timesOf(guest(UNITS))).toEqual(expected)
  })

  it('are the same if systemctl shows properties in another order', () => {
    expect(timesOf(guest(UNITS, ['ActiveEnter', 'InactiveExit', 'Id']))).toEqual(expected)
  })

  it('have the stage of cloud-init that was renamed under its old name', () => {
    const units = { 'cloud-init': [0, 0], 'cloud-init-network': [3_000_000, 4_000_000] } as const
    expect(timesOf(guest(units))).toEqual({ userspace: 1.5, 'cloud-init': [3, 4] })
  })

  it('have no end of a unit that was started again and has not ended', () => {
    expect(timesOf(guest({ docker: [9_000_000, 4_000_000] }))).toEqual({ userspace: 1.5, docker: [9] })
  })

  it('are nothing if systemctl fails, and there is no half line', () => {
    const made = guest(UNITS)
    made.program('systemctl', 'exit 1')
    expect(made.run(PROGRAM, {}, ['/var/log/console']).exitCode).not.toBe(0)
    expect(made.read('/var/log/console')).toBeUndefined()
  })
})
