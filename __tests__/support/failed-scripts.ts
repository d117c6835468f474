const prefix = '==> amazon-ebs.dask: '
const script = (name: string) => `Provisioning with shell script: /home/runner/work/_temp/bake/${name}`

/** The log of a bake that a script of the template ended after it printed this. */
export function logOfFailedScript(name: string, printed: string): readonly string[] {
  const lines = [
    script('pull-images.sh'),
    'latest: Pulling from daskdev/dask',
    script(name),
    ...printed.split('\n'),
    'Provisioning step had errors: Running the cleanup provisioner, if present...',
    script('collect-logs.sh'),
  ]
  return [
    ...lines.map((line) => `${prefix}${line}`),
    "Build 'amazon-ebs.dask' errored after 5 minutes: Script exited with non-zero exit status: 1. Allowed exit codes are: [0]",
  ]
}
