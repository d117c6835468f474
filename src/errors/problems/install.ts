import type { ProblemGroup } from './problem-group.ts'

const TAMPERED = 'Nothing was installed. Try again; if it stays, do not use this source and tell who runs it.'

export const installProblems: ProblemGroup = {
  title: 'Installing Packer',
  note: 'Packer and its plugin are downloaded from one server and verified; `packer init` and its limits on downloads are not used. What may have been tampered with is refused and never tried.',
  problems: [
    {
      code: 'unsupported-runner',
      what: "The runner's operating system or processor is none that this action runs on.",
      remedy: 'Use a Linux or macOS runner on amd64 or arm64.',
    },
    {
      code: 'no-such-version',
      what: 'No release for this runner matches the version that is asked for.',
      remedy: "Correct 'packer-version' or 'packer-plugin-version'.",
    },
    {
      code: 'not-released',
      what: 'A file of the release does not exist on the server.',
      remedy: 'Check the version and the mirror.',
    },
    {
      code: 'bad-index',
      what: 'The server has no release index of the layout of releases.hashicorp.com.',
      remedy: "Check 'packer-mirror'.",
    },
    {
      code: 'download-failed',
      what: 'A download failed for good, after several attempts where another could help.',
      remedy: "Check the network, the proxy variables (HTTPS_PROXY, NO_PROXY) and 'packer-mirror'.",
    },
    {
      code: 'download-too-slow',
      what: 'A download did not arrive in time.',
      remedy: "Try again, or use a mirror near the runner with 'packer-mirror'.",
    },
    { code: 'download-too-large', what: 'A download is larger than such a file can be.', remedy: TAMPERED },
    {
      code: 'unsafe-redirect',
      what: 'The server redirects to something other than https, or without an end.',
      remedy: "Check 'packer-mirror' and the proxies on the way.",
    },
    { code: 'bad-checksums', what: 'The list of checksums is malformed.', remedy: TAMPERED },
    { code: 'archive-not-listed', what: 'The list of checksums lacks the archive.', remedy: TAMPERED },
    { code: 'no-signature', what: 'The list of checksums has no signature.', remedy: TAMPERED },
    {
      code: 'bad-signature',
      what: "The list of checksums is not signed by HashiCorp's key.",
      remedy: TAMPERED,
    },
    { code: 'archive-changed', what: 'The archive is not the one that was released.', remedy: TAMPERED },
    { code: 'bad-archive', what: 'The archive holds something other than one program.', remedy: TAMPERED },
    {
      code: 'index-contradicts-itself',
      what: 'The release index names one version under the name of another.',
      remedy: TAMPERED,
    },
    {
      code: 'program-failed',
      what: 'A program that was downloaded is genuine but cannot be run on the runner.',
      remedy: 'Mend what it says, which the message quotes.',
    },
    {
      code: 'program-silent',
      what: 'A program that was downloaded is genuine but did not tell its version within two minutes.',
      remedy: 'Run again; if it stays, look for what holds programs up on the runner.',
    },
    { code: 'wrong-program', what: 'The program is not of the version of its archive.', remedy: TAMPERED },
    {
      code: 'wrong-key',
      what: "The key file beside the action's bundle is not HashiCorp's.",
      remedy: 'Use this action from a commit of its own repository.',
    },
    {
      code: 'cache-changed',
      what: 'A cached program is no longer what was put there. A warning: it is downloaded again.',
      remedy: 'Look who else writes to the tool cache of the runner.',
    },
    {
      code: 'packer-missing',
      what: "'packer-version' is 'system', and there is no Packer on PATH.",
      remedy: "Install one before this step, or leave 'packer-version' out.",
    },
    {
      code: 'packer-too-old',
      what: 'The Packer on PATH is older than this action needs.',
      remedy: "Install a newer one before this step, or leave 'packer-version' out.",
    },
    {
      code: 'plugin-missing',
      what: "'packer-plugin-version' is 'system', and Packer finds no amazon plugin that is new enough.",
      remedy:
        "Run 'packer plugins install github.com/hashicorp/amazon' before this step, or leave 'packer-plugin-version' out.",
    },
  ],
}
