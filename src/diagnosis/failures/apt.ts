import type { FailureGroup } from './failure.ts'

/** The builder goes on without an archive of the source AMI that its packages turn out not to need. */
const installed = /bake-dask-ami: the packages are installed/

/** What apt and dpkg say: `E: ...` up to apt 2, `Error: ...` since apt 3. Words: apt 2.6 to 3.0, apt-pkg and apt-private. */
export const apt: FailureGroup<'apt'> = {
  title: 'Packages',
  note: 'The builder waits up to five minutes for the locks of apt and masks the services of Ubuntu and Debian that hold them at boot.',
  failures: [
    {
      code: 'package-not-found',
      pattern:
        /E(?:rror)?: (?:Unable to locate package|Couldn't find any package by (?:glob|regex)) '?([^\s']+)/,
      example: 'E: Unable to locate package no-such-package',
      what: "apt knows no package '$1'.",
      remedy: "Check input 'packages' against the release of the source AMI.",
    },
    {
      code: 'package-version-not-found',
      pattern: /E(?:rror)?: Version '([^']+)' for '([^']+)' was not found/,
      example: "E: Version '1.2.3' for 'jq' was not found",
      what: "apt knows no version '$1' of package '$2'.",
      remedy:
        "Check input 'packages': archives drop old versions, so pin only what a snapshot archive keeps.",
    },
    {
      code: 'package-not-installable',
      pattern: /E(?:rror)?: Package '([^']+)' has no installation candidate/,
      example: "E: Package 'ntp' has no installation candidate",
      what: "apt cannot install package '$1' on this release.",
      remedy: "Check input 'packages' against the release of the source AMI.",
    },
    {
      code: 'packages-conflict',
      pattern:
        /E(?:rror)?: (?:Unable to correct problems, you have held broken packages|Unable to satisfy dependencies)/,
      example: 'E: Unable to correct problems, you have held broken packages.',
      what: 'The packages cannot be installed together.',
      remedy: "The lines above name what conflicts. Check input 'packages', pinned versions first.",
      context: /^ \S+ : (?:Depends|Conflicts|Breaks|PreDepends): /,
    },
    {
      code: 'apt-lock',
      // While apt waits it prints the same words without the `E:`.
      pattern:
        /E(?:rror)?: (?:Could not get lock|Unable to acquire the dpkg frontend lock) \(?(\S+?)[.),]*(?:\s|$)/,
      example: 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1234 (apt-get)',
      what: 'apt waited five minutes for the lock $1 that another program holds.',
      remedy: 'A service of the source AMI installs packages at boot; mask it there.',
    },
    {
      code: 'apt-mirror-changing',
      recovered: installed,
      pattern: /E(?:rror)?: .*(?:Hash Sum mismatch|Mirror sync in progress)/,
      example:
        'E: Failed to fetch http://archive.ubuntu.com/ubuntu/dists/noble-updates/main/binary-amd64/Packages.gz  File has unexpected size (1804 != 1801). Mirror sync in progress? [IP: 185.125.190.82 80]',
      what: 'An archive of packages was being changed while apt read it, or a proxy served an old part of it.',
      remedy: 'Run again in some minutes; if it stays, look at the proxy or the mirror.',
    },
    {
      code: 'apt-not-signed',
      recovered: installed,
      pattern: /E(?:rror)?: The repository '(\S+).*' is not signed/,
      example: "E: The repository 'https://download.docker.com/linux/ubuntu noble InRelease' is not signed.",
      what: 'apt does not trust the archive $1: its signature is missing, or by a key that is expired or unknown.',
      remedy:
        'The lines above say which key. If there is a mirror or a proxy in between, it must pass the signatures on.',
      context: /GPG error|EXPKEYSIG|NO_PUBKEY|Sub-process .*(?:gpgv|sqv) returned/,
    },
    {
      code: 'apt-unreachable',
      recovered: installed,
      pattern: /E(?:rror)?: (?:Failed to fetch|The repository) '?(\S+?)'? /,
      example:
        'E: Failed to fetch http://archive.ubuntu.com/ubuntu/pool/main/j/jq/jq_1.7.1-3build1_amd64.deb  404  Not Found [IP: 185.125.190.82 80]',
      what: 'apt could not read the archive $1.',
      remedy: "Check that the builder's subnet reaches it (route, proxy, firewall), then run again.",
    },
  ],
}
