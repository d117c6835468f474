import type { ProblemGroup } from './problem-group.ts'

/** What to do where something may have been tampered with. */
const TAMPERED =
  'Nothing was installed. Try again; if the problem remains, do not use this server, and report it to its owner: its files differ from the release.'

export const installProblems = {
  title: 'Installing Packer',
  note: 'Packer and its plugin are downloaded from one server and verified; `packer init` and its limits on downloads are not used. What may have been tampered with is rejected and never run.',
  problems: {
    'unsupported-runner': {
      title: "This action does not support the runner's operating system or processor.",
      remedy: 'Use a Linux or macOS runner on amd64 or arm64, such as `runs-on: ubuntu-latest`.',
    },
    'no-such-version': {
      title: 'No release for this runner matches the requested version.',
      remedy: "Correct 'packer-version' or 'packer-plugin-version'.",
    },
    'not-released': {
      title: 'A file of the release does not exist on the server.',
      remedy: 'Check the version and the mirror.',
    },
    'bad-index': {
      title: 'The server has no release index with the layout of releases.hashicorp.com.',
      remedy: "Check input 'packer-mirror': it must have the layout of releases.hashicorp.com.",
    },
    'download-failed': {
      title: 'A download failed, after several attempts if the error was temporary.',
      remedy: "Check the network, the proxy variables (HTTPS_PROXY, NO_PROXY) and input 'packer-mirror'.",
    },
    'download-too-slow': {
      title: 'A download did not arrive in time.',
      remedy: "Try again, or use a mirror near the runner with input 'packer-mirror'.",
    },
    'download-too-large': { title: 'A download is larger than its limit.', remedy: TAMPERED },
    'unsafe-redirect': {
      title: 'The server redirects to a URL without https, or too many times.',
      remedy: "Check input 'packer-mirror' and the proxies.",
    },
    'bad-checksums': { title: 'The list of checksums is malformed.', remedy: TAMPERED },
    'archive-not-listed': { title: 'The list of checksums lacks the archive.', remedy: TAMPERED },
    'bad-signature': { title: "The list of checksums is not signed by HashiCorp's key.", remedy: TAMPERED },
    'archive-changed': { title: 'The archive is not the one that was released.', remedy: TAMPERED },
    'bad-archive': { title: 'The archive contains something other than one program.', remedy: TAMPERED },
    'program-failed': {
      title: 'A downloaded and verified program does not run on the runner.',
      remedy:
        'Fix the error that it prints. If it does not start at all, check that the file system of RUNNER_TEMP is not mounted with noexec.',
    },
    'program-silent': {
      title: 'A downloaded and verified program did not report its version within two minutes.',
      remedy:
        'Run again; if the problem remains, look for software that delays programs on this runner, such as a virus scanner.',
    },
    'wrong-program': { title: 'The program has a different version than its archive.', remedy: TAMPERED },
    'wrong-key': {
      title: "The key file of the action is not HashiCorp's.",
      remedy: 'This copy of the action is damaged or altered: use a released one, by its commit.',
    },
    'cache-changed': {
      title: 'A cached archive was changed.',
      remedy: 'Find out what else writes to the tool cache of the runner.',
      note: 'This is a warning; the program is downloaded again.',
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
