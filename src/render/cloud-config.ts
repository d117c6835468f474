import { stringify } from 'yaml'
import type { Plan } from '../plan/plan.ts'

/** Constant texts that go into what is rendered: files beside the bundle, read by the caller. */
export interface Assets {
  /** prepare.sh, the script part of the user data. */
  readonly prepareScript: string
  /** Docker's archive key, ASCII-armoured. */
  readonly dockerKey: string
  /** The key of NVIDIA's container toolkit archive, ASCII-armoured. */
  readonly nvidiaKey: string
}

type Keys = Pick<Assets, 'dockerKey' | 'nvidiaKey'>

/** Where the builder's own files for the bake are. Under /run, so that nothing of them can end up in the image. */
const RUN_DIRECTORY = '/run/bake-dask-ami'

// Each of these can take the dpkg lock, restart services or change packages in the middle of the bake.
const MASKED_UNITS = [
  'apt-daily.service',
  'apt-daily.timer',
  'apt-daily-upgrade.service',
  'apt-daily-upgrade.timer',
  'unattended-upgrades.service',
  'multipathd.service',
  'multipathd.socket',
]

// The last two are for speed: apt does not download and index the long descriptions of packages (Translation-*), and dpkg does not
// wait for the disk after every file. prepare.sh waits for the disk once.
const APT_OPTIONS = `DPkg::Lock::Timeout "300";
Acquire::Retries "3";
Acquire::Languages "none";
DPkg::Options:: "--force-unsafe-io";
`

/** The cloud-config of the builder, as YAML that begins with `#cloud-config`. */
export function cloudConfig(plan: Plan, assets: Keys): string {
  const document = {
    bootcmd: bootCommands(plan),
    write_files: writeFiles(plan, assets),
    // Packer logs in with a key of its own; nothing else may.
    ssh_pwauth: false,
  }
  return `#cloud-config\n${stringify(document, { lineWidth: 0 })}`
}

/** Commands of every boot, so that a reboot in the bake brings the masks and the timer back, which live in /run. */
function bootCommands(plan: Plan): string[][] {
  const minutes = plan.install.powerOffMinutes
  return [
    ['systemctl', 'mask', '--runtime', ...MASKED_UNITS],
    // Not `shutdown +N`: without logind, which is not up yet here, it powers off at once. And a timer with the default
    // dependencies would wait for sysinit.target, which waits for the stage of cloud-init that runs these commands;
    // systemd-run waits for its timer even with --no-block (systemd 252).
    [
      'systemd-run',
      '--quiet',
      '--timer-property=DefaultDependencies=no',
      '--unit=bake-dask-ami-deadline',
      `--on-active=${minutes}min`,
      'systemctl',
      'poweroff',
    ],
  ]
}

function writeFiles(plan: Plan, assets: Keys): object[] {
  const { dockerSource, nvidiaDriver, packages } = plan.install
  const files = [
    {
      path: '/etc/apt/apt.conf.d/90bake-dask-ami',
      content: APT_OPTIONS,
    },
    { path: `${RUN_DIRECTORY}/docker-source`, content: `${dockerSource}\n` },
    { path: `${RUN_DIRECTORY}/packages`, content: packages.map((name) => `${name}\n`).join('') },
  ]
  if (dockerSource === 'docker-ce')
    files.push({ path: '/etc/apt/keyrings/docker.asc', content: assets.dockerKey })
  if (nvidiaDriver !== undefined) {
    files.push(
      { path: `${RUN_DIRECTORY}/nvidia-driver`, content: `${nvidiaDriver}\n` },
      { path: '/etc/apt/keyrings/nvidia.asc', content: assets.nvidiaKey },
    )
  }
  return files.map((file) => ({ ...file, permissions: '0644', owner: 'root:root' }))
}
