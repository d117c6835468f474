import { describe, expect, it } from 'vitest'
import { type Guest, hardenedGuest } from '../support/guest-sandbox.ts'

/** A guest with Ubuntu's programs, whose apt-get writes down how it is called. */
function ubuntu(plan: { readonly dockerSource: string; readonly packages?: readonly string[] }): Guest {
  const guest = hardenedGuest()
  guest.write('/etc/os-release', 'ID=ubuntu\nVERSION_CODENAME=noble\nPRETTY_NAME="Ubuntu 24.04.3 LTS"\n')
  guest.write('/etc/apt/sources.list.d/ubuntu.sources')
  guest.write('/run/bake-dask-ami/docker-source', `${plan.dockerSource}\n`)
  guest.write('/run/bake-dask-ami/packages', (plan.packages ?? []).map((name) => `${name}\n`).join(''))
  guest.program(
    'apt-get',
    'echo "apt-get $* suspended=$NEEDRESTART_SUSPEND $DEBIAN_FRONTEND" >> /var/log/apt',
  )
  for (const name of ['modprobe', 'systemctl', 'snap']) guest.program(name, 'exit 0')
  guest.program('docker', 'echo "docker $*"')
  guest.program('dpkg', 'echo amd64')
  return guest
}

const calls = (guest: Guest) => (guest.read('/var/log/apt') ?? '').trimEnd().split('\n')

describe('preparing the builder', () => {
  it('runs apt-get without a question and without needrestart, whose restarts would end cloud-init', () => {
    const guest = ubuntu({ dockerSource: 'distro', packages: ['docker.io', 'jq'] })
    expect(guest.run('prepare.sh')).toMatchObject({ exitCode: 0 })
    const all = calls(guest)
    expect(all).toHaveLength(2)
    expect(all.filter((call) => call.endsWith('suspended=1 noninteractive'))).toEqual(all)
  })

  it('lets files be read by everybody whose umask would not', () => {
    const guest = ubuntu({ dockerSource: 'docker-ce', packages: ['docker-ce'] })
    guest.program('docker', 'stat --format "%a %n" /etc/apt/sources.list.d/docker.sources')
    expect(guest.run('prepare.sh').said).toContain('644 /etc/apt/sources.list.d/docker.sources\n')
  })

  it('passes a version with * to apt-get and not to the shell', () => {
    const guest = ubuntu({ dockerSource: 'distro', packages: ['docker.io=27.*'] })
    // A file that the pattern names, in the directory that the script runs in.
    guest.program('modprobe', 'touch "docker.io=27.5"')
    expect(guest.run('prepare.sh').exitCode).toBe(0)
    expect(calls(guest).at(-1)).toMatch(/ install .* docker\.io=27\.\* suspended/)
  })

  it('changes packages that an earlier bake holds', () => {
    const guest = ubuntu({ dockerSource: 'distro', packages: ['docker.io'] })
    expect(guest.run('prepare.sh').exitCode).toBe(0)
    expect(calls(guest).at(-1)).toContain(' --allow-change-held-packages ')
  })
})

describe('an archive that cannot be read', () => {
  const failingFor = (pattern: string) =>
    `echo "$*" >> /var/log/apt; case "$*" in ${pattern}) echo "E: Failed to fetch http://archive.example/x  404" >&2; exit 100;; esac`

  it('of the source AMI is reported, and the bake goes on', () => {
    const guest = ubuntu({ dockerSource: 'docker-ce', packages: ['docker-ce'] })
    guest.program('apt-get', failingFor('"update --quiet --error-on=any"'))
    const { exitCode, said } = guest.run('prepare.sh')
    expect(said).toContain('bake-dask-ami: warning: an archive of the source AMI cannot be read\n')
    expect(said).toContain('bake-dask-ami: the packages are installed\n')
    expect(exitCode).toBe(0)
  })

  it('of the bake itself ends it, and is asked for alone', () => {
    const guest = ubuntu({ dockerSource: 'docker-ce', packages: ['docker-ce'] })
    guest.program('apt-get', failingFor('*sourcelist=/etc/apt/sources.list.d/docker.sources*'))
    const { exitCode, said } = guest.run('prepare.sh')
    expect(said).not.toContain('the packages are installed')
    expect(exitCode).toBe(100)
    expect(calls(guest).at(-1)).toContain('Dir::Etc::sourceparts=- ')
  })
})

describe('a source AMI that does not fit', () => {
  const said = (guest: Guest) => {
    const { exitCode, stdout } = guest.run('prepare.sh')
    expect(exitCode).toBe(1)
    return stdout.replace('bake-dask-ami: the source AMI (Ubuntu 24.04.3 LTS) ', '')
  }

  it.each([
    ['distro', ['docker.io']],
    ['none', ['jq']],
  ] as const)(
    'with Docker and without apt-get is shown what works instead of %s',
    (dockerSource, packages) => {
      const guest = ubuntu({ dockerSource, packages })
      guest.without('apt-get')
      expect(said(guest)).toBe("has no apt-get; use docker-source 'none' and no packages with it\n")
    },
  )

  it.each([
    ['distro', ['docker.io']],
    ['docker-ce', ['docker-ce']],
    ['none', []],
    ['none', ['jq']],
  ] as const)(
    'with neither is shown the same whatever docker-source says: %s %j',
    (dockerSource, packages) => {
      const guest = ubuntu({ dockerSource, packages })
      guest.without('apt-get')
      guest.without('docker')
      expect(said(guest)).toBe('has neither apt-get nor Docker\n')
    },
  )

  it('with apt-get and without Docker is shown where Docker may come from', () => {
    const guest = ubuntu({ dockerSource: 'none' })
    guest.without('docker')
    expect(said(guest)).toBe(
      "bake-dask-ami: there is no docker command on this image; choose docker-source 'docker-ce' or 'distro'\n",
    )
  })

  it('whose kernel may not load the overlay file system is reported before anything is installed', () => {
    const guest = ubuntu({ dockerSource: 'distro', packages: ['docker.io'] })
    guest.program('modprobe', 'exit 1')
    guest.program('grep', 'exit 1')
    expect(said(guest)).toBe('forbids the overlay file system\n')
    expect(guest.read('/var/log/apt')).toBeUndefined()
  })
})
