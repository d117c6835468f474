import type { FailureGroup } from './failure.ts'

/** What set-up.sh says of the files of the workspace and of the setup script, whose own lines have no meaning here. */
export const setUp: FailureGroup<'setUp'> = {
  title: 'The set-up of the machine',
  note: "Inputs 'files' and 'setup-script'. [environment.md](environment.md#set-up-of-the-machine) describes them.",
  script: 'set-up.sh',
  failures: [
    {
      code: 'files-not-placed',
      pattern: /bake-dask-ami: cannot put a file at (\S+): ([^\n]+)/,
      example: 'bake-dask-ami: cannot put a file at /etc/ssl: the source AMI has a directory there',
      what: "Input 'files' puts a file at $1, which is not possible: $2.",
      remedy: 'Choose another path in the image, or change what is there in the source AMI.',
    },
    {
      code: 'setup-script-failed',
      pattern: /bake-dask-ami: the setup script's interpreter '([^'\n]+)' is not on the builder/,
      example: "bake-dask-ami: the setup script's interpreter '/usr/bin/zsh' is not on the builder",
      what: "The first line of 'setup-script' names the interpreter $1, which is not on the builder.",
      remedy: "Install it with 'packages', or name another one.",
    },
    {
      code: 'setup-script-failed',
      pattern: /bake-dask-ami: the setup script was ended by signal KILL/,
      example: 'bake-dask-ami: the setup script was ended by signal KILL',
      what: "The script of 'setup-script' was killed, most likely because the builder ran out of memory.",
      remedy: "Choose an 'instance-type' with more memory, or let the script need less.",
      linesBefore: 7,
    },
    {
      code: 'setup-script-failed',
      pattern: /bake-dask-ami: the setup script was ended by signal (\w+)/,
      example: 'bake-dask-ami: the setup script was ended by signal SEGV',
      what: "The script of 'setup-script' was ended by the signal $1.",
      remedy: 'Its last lines are below.',
      linesBefore: 7,
    },
    {
      code: 'setup-script-failed',
      pattern: /bake-dask-ami: the setup script ended with exit status (\d+)/,
      example: 'bake-dask-ami: the setup script ended with exit status 3',
      what: "The script of 'setup-script' failed with exit status $1.",
      remedy:
        'Its last lines are below. What the script does is yours: try it on an instance of the source AMI.',
      linesBefore: 7,
    },
    {
      code: 'setup-script-failed',
      pattern: /bake-dask-ami: running the setup script(?!(?:.*\n)*bake-dask-ami: the setup script )/,
      example: 'bake-dask-ami: running the setup script',
      what: "The connection to the builder ended while the script of 'setup-script' was running.",
      remedy:
        'Look whether the script restarts the machine, the network or sshd, which it must not; if not, the builder crashed or was terminated.',
    },
  ],
}

/** What wait-for-cloud-init.sh says where cloud-init failed after prepare.sh had ended well. */
export const ownCloudInit: FailureGroup<'ownCloudInit'> = {
  title: "The further part of the user data: input 'cloud-init'",
  script: 'wait-for-cloud-init.sh',
  failures: [
    {
      code: 'own-cloud-init-failed',
      pattern: /cloud-init failed with code \d+ after our own steps/,
      example: 'bake-dask-ami: cloud-init failed with code 1 after our own steps; the end of its output:',
      only: (plan) => plan.cloudInit !== undefined,
      what: "cloud-init failed in the builder after the steps of the bake, most likely in what 'cloud-init' adds.",
      remedy:
        "The lines below are the end of its output; the complete output is in the directory that output 'logs' names. Of the commands in 'runcmd' the last one decides.",
    },
  ],
}
