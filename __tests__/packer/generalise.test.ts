import { describe, expect, it } from 'vitest'
import { type Guest, hardenedGuest } from '../support/guest-sandbox.ts'

/** A builder whose units have these states; what is not named is masked. */
function builder(states: Readonly<Record<string, string>> = {}): Guest {
  const guest = hardenedGuest()
  const cases = Object.entries(states).map(([unit, state]) => `${unit}) echo ${state}; exit 0;;`)
  guest.program(
    'systemctl',
    `[ "$1" = is-enabled ] || exit 0\ncase "$2" in ${cases.join(' ')} *) echo masked; exit 1;; esac`,
  )
  guest.program('cloud-init', 'rm -rf /var/lib/cloud/*')
  guest.program('apt-get', 'exit 0')
  guest.program('journalctl', 'exit 0')
  guest.program('docker', 'cat "/run/left-$1" 2> /dev/null || true')
  guest.write('/etc/machine-id', '0123\n')
  guest.write('/etc/ssh/ssh_host_ed25519_key')
  guest.write('/root/.ssh/authorized_keys')
  guest.write('/var/lib/cloud/scripts/per-boot/vendor.sh')
  guest.write('/var/lib/amazon/ssm/i-0123/state')
  guest.write('/var/lib/amazon/ssm/ipc/health')
  guest.write('/var/log/cloud-init.log', 'words\n')
  return guest
}

const generalise = (guest: Guest, upgrades = 'false', environment = '') =>
  guest.run('generalise.sh', { AUTOMATIC_UPGRADES: upgrades, ENVIRONMENT_KIND: environment })

describe('generalising', () => {
  it('takes away what belongs to the one machine, on a hardened one too', () => {
    const guest = builder()
    expect(generalise(guest)).toMatchObject({ exitCode: 0 })
    expect(guest.read('/etc/machine-id')).toBe('')
    expect(guest.read('/var/log/cloud-init.log')).toBe('')
    expect(guest.read('/etc/ssh/ssh_host_ed25519_key')).toBeUndefined()
    expect(guest.read('/root/.ssh/authorized_keys')).toBeUndefined()
  })

  it('names the scripts that go with cloud-init’s state', () => {
    expect(generalise(builder()).said).toContain(
      'bake-dask-ami: deleting the script of cloud-init /var/lib/cloud/scripts/per-boot/vendor.sh\n',
    )
  })

  it('takes away what the SSM agent knows of the instance, and not the sockets that a session needs', () => {
    const guest = builder()
    expect(generalise(guest).exitCode).toBe(0)
    expect(guest.read('/var/lib/amazon/ssm/i-0123/state')).toBeUndefined()
    expect(guest.read('/var/lib/amazon/ssm/ipc/health')).toBeDefined()
  })
})

describe('what must not be in an image', () => {
  it.each([
    '/dev/shm/bake-dask-ami/secrets.json',
    // What find could not delete.
    '/var/tmp/bake-dask-ami-from-workspace.tar',
  ])('ends the bake when it is still there: %s', (file) => {
    const guest = builder()
    guest.program('find', 'exit 0')
    guest.write(file, 'x')
    const { exitCode, said } = generalise(guest)
    expect(said).toMatch(/still on the disk after generalising:\n[^ ]*bake-dask-ami/)
    expect(exitCode).toBe(1)
  })

  it.each([
    ['container', '', 'container bake-dask-ami-start'],
    ['container', 'dockerfile', 'container bake-dask-ami-start'],
    ['image', 'dockerfile', 'image 0123456789ab'],
  ])('ends the bake when Docker has it: a %s of the bake, environment "%s"', (kind, environment, line) => {
    const guest = builder()
    guest.write(`/run/left-${kind}`, `${line}\n`)
    const { exitCode, said } = generalise(guest, 'false', environment)
    expect(said).toContain(`bake-dask-ami: still on the disk after generalising:\n${line}\n`)
    expect(exitCode).toBe(1)
  })

  it('is not an image without a name that the source AMI has', () => {
    const guest = builder()
    guest.write('/run/left-image', 'image 0123456789ab\n')
    expect(generalise(guest).exitCode).toBe(0)
  })
})

describe('the look for automatic upgrades', () => {
  it.each(['enabled', 'disabled', 'static', 'masked-runtime'])(
    'ends the bake over a timer that is %s',
    (state) => {
      const { exitCode, said } = generalise(builder({ 'apt-daily-upgrade.timer': state }))
      expect(said).toContain(
        `bake-dask-ami: instances of the image would upgrade themselves:\napt-daily-upgrade.timer is ${state}\n`,
      )
      expect(exitCode).toBe(1)
    },
  )

  it('is not made where they shall stay', () => {
    expect(generalise(builder({ 'apt-daily-upgrade.timer': 'enabled' }), 'true').exitCode).toBe(0)
  })
})
