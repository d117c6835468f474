/** What Packer is busy with, in the order of a bake. */
export const phases = [
  'Packer checks the template',
  'Launching the builder',
  'Waiting for SSH',
  'cloud-init prepares the machine',
  'Running the setup script',
  'Pulling the container images',
  'Building the environment',
  'Checking the container image',
  'Preparing the start of instances',
  'Generalising the image',
  'Stopping the builder',
  'Creating the AMI',
  'Cleaning up',
] as const

export type Phase = (typeof phases)[number]

// What the amazon-ebs builder (plugin 1.8.2) and Packer 1.16.0 print as each phase begins.
const beginnings: readonly (readonly [RegExp, Phase])[] = [
  [/Launching a (?:source|spot) AWS instance/, 'Launching the builder'],
  [/Waiting for SSH to become available/, 'Waiting for SSH'],
  [/Provisioning with shell script: .*wait-for-cloud-init\.sh/, 'cloud-init prepares the machine'],
  // Of scripts that run in every bake and have that to do in some.
  [/^==> amazon-ebs\.dask: bake-dask-ami: running the setup script/, 'Running the setup script'],
  [/Provisioning with shell script: .*pull-images\.sh/, 'Pulling the container images'],
  [/^==> amazon-ebs\.dask: bake-dask-ami: building the environment/, 'Building the environment'],
  [/Provisioning with shell script: .*provision\.sh/, 'Checking the container image'],
  [/Provisioning with shell script: .*install-files\.sh/, 'Preparing the start of instances'],
  [/Provisioning with shell script: .*generalise\.sh/, 'Generalising the image'],
  [/Stopping the source instance/, 'Stopping the builder'],
  [/Creating AMI .* from instance/, 'Creating the AMI'],
  [/Terminating the source AWS instance/, 'Cleaning up'],
  [/Cancelling build after receiving|Provisioning step had errors/, 'Cleaning up'],
]

/** The phase that a line of Packer's output begins, if it begins one. */
export function phaseBegunBy(line: string): Phase | undefined {
  return beginnings.find(([pattern]) => pattern.test(line))?.[1]
}
