import type { ProblemGroup } from './problem-group.ts'

/** What to do where something may have been tampered with. */
const TAMPERED =
  'Nothing was installed. Try again; if it stays, do not use this source, and report it to its owner: what it serves is not what was released.'

export const installProblems = {
  title: 'Installing Packer',
  note: 'Packer and its plugin are downloaded from one server and verified; `packer init` and its limits on downloads are not used. What may have been tampered with is rejected and never run.',
  problems: {
    'unsupported-runner': {
      title: "The runner's operating system or processor is none that this action runs on.",
      remedy: 'Use a Linux or macOS runner on amd64 or arm64, such as `runs-on: ubuntu-latest`.',
    },
    'no-such-version': {
      title: 'No release for this runner matches the version that is asked for.',
      remedy: "Correct 'packer-version' or 'packer-plugin-version'.",
    },
    'not-released': {
      title: 'A file of the release does not exist on the server.',
      remedy: 'Check the version and the mirror.',
    },
    'bad-index': {
      title: 'The server has no release index of the layout of releases.hashicorp.com.',
      remedy: "Check input 'packer-mirror': it must have the layout of releases.hashicorp.com.",
    },
    'download-failed': {
      title: 'A download failed for good, after several attempts where another could help.',
      remedy: "Check the network, the proxy variables (HTTPS_PROXY, NO_PROXY) and input 'packer-mirror'.",
    },
    'download-too-slow': {
      title: 'A download did not arrive in time.',
      remedy: "Try again, or use a mirror near the runner with input 'packer-mirror'.",
    },
    'download-too-large': { title: 'A download is larger than such a file can be.', remedy: TAMPERED },
    'unsafe-redirect': {
      title: 'The server redirects to something other than https, or without an end.',
      remedy: "Check input 'packer-mirror' and the proxies on the way.",
    },
    'bad-checksums': { title: 'The list of checksums is malformed.', remedy: TAMPERED },
    'archive-not-listed': { title: 'The list of checksums lacks the archive.', remedy: TAMPERED },
    'bad-signature': { title: "The list of checksums is not signed by HashiCorp's key.", remedy: TAMPERED },
    'archive-changed': { title: 'The archive is not the one that was released.', remedy: TAMPERED },
    'bad-archive': { title: 'The archive holds something other than one program.', remedy: TAMPERED },
    'program-failed': {
      title: 'A program that was downloaded is genuine but cannot be run on the runner.',
      remedy:
        'Fix what it says. If it cannot be started at all: RUNNER_TEMP must be on a file system that programs may be run from.',
    },
    'program-silent': {
      title: 'A program that was downloaded is genuine, but did not report its version within two minutes.',
      remedy:
        'Run again; if it stays, look for what holds programs up on this runner, such as a virus scanner.',
    },
    'wrong-program': { title: 'The program is not of the version of its archive.', remedy: TAMPERED },
    'wrong-key': {
      title: "The key file of the action is not HashiCorp's.",
      remedy: 'This copy of the action is damaged or altered: use a released one, by its commit.',
    },
    'cache-changed': {
      title: 'A cached program is no longer what was put there.',
      remedy: 'Look who else writes to the tool cache of the runner.',
      note: 'It is a warning: the program is downloaded again.',
    },
    'packer-missing': {
      title: "'packer-version' is 'system', and there is no Packer on PATH.",
      remedy: "Install one before this step, or leave input 'packer-version' out.",
    },
    'packer-too-old': {
      title: 'The Packer on PATH is older than this action needs.',
      remedy: "Install a newer one before this step, or leave input 'packer-version' out.",
    },
    'plugin-missing': {
      title: "'packer-plugin-version' is 'system', and Packer finds no amazon plugin that is new enough.",
      remedy:
        "Run 'packer plugins install github.com/hashicorp/amazon' before this step, or leave 'packer-plugin-version' out.",
    },
  },
} as const satisfies ProblemGroup
