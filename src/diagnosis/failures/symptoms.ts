import type { FailureGroup } from './failure.ts'

/** What Packer's shell and file provisioners and our check say when the connection has ended and does not come back. */
const LOST =
  /Script disconnected unexpectedly|Disconnect while removing temporary script|(?:Error (?:uploading|removing|chmodding)|Upload failed).*(?:dial tcp|EOF|not available|closed|timeout)|the connection ended before the builder was prepared/

/** What shows where a bake broke and not why: these are used only when no cause is known. */
export const symptoms: FailureGroup<'symptoms'> = {
  title: 'When only the phase of the failure is known',
  note: 'cloud-init may also end as "degraded" (exit code 2, since 23.4): its recoverable errors are printed, and the bake continues if the steps of this action succeeded.',
  failures: [
    {
      code: 'packages-not-installed',
      pattern: /E(?:rror)?: Sub-process \S*dpkg returned an error code/,
      example: 'E: Sub-process /usr/bin/dpkg returned an error code (1)',
      what: 'A package could not be set up on the builder.',
      remedy: "The lines above name it. Check input 'packages'.",
      context: /dpkg: error processing (?:package|archive) /,
    },
    {
      code: 'cloud-init-silent',
      pattern: /cloud-init ended with code [02], and the image was not prepared/,
      example:
        'bake-dask-ami: cloud-init ended with code 0, and the image was not prepared; the end of its output:',
      what: 'cloud-init reports success, but did not run its user data.',
      remedy:
        'The source AMI has cloud-init disabled, or configured not to run scripts of user data. Choose the AMI of a distribution, or fix yours.',
    },
    {
      code: 'cloud-init-failed',
      pattern: /and the image was not prepared|cloud-init failed with code/,
      example:
        'bake-dask-ami: cloud-init ended with code 1, and the image was not prepared; the end of its output:',
      what: 'cloud-init failed in the builder.',
      remedy:
        "The lines below are the end of its output; the complete output is in the directory that output 'logs' names.",
    },
    {
      code: 'builder-did-not-start',
      pattern: /Error waiting for instance \(\S+\) to become ready/,
      example:
        'Error waiting for instance (i-8da169af1e3336ea4) to become ready: waiter state transitioned to Failure',
      what: 'EC2 ended the builder while it was starting.',
      remedy:
        "The reason is below. Often it is a KMS key that the credentials may not use for the source AMI's snapshot, or a quota of EBS.",
      context: /Instance state change details/,
    },
    {
      code: 'builder-lost',
      pattern: LOST,
      example:
        'Script disconnected unexpectedly. If you expected your script to disconnect, i.e. from a restart, you can try adding `"expect_disconnect": true` or `"valid_exit_codes": [0, 2300218]` to the shell provisioner parameters.',
      what: 'The connection to the builder ended in the middle of the bake: it crashed or was terminated.',
      remedy:
        "CloudTrail shows who terminated it. If it was not terminated, it may have run out of memory: choose a larger 'instance-type'.",
    },
    {
      code: 'aws-refused',
      pattern: /operation error (\w+): (\w+),.* api error (\w+): (.*)/,
      example:
        'Error creating AMI: operation error EC2: CreateImage, https response error StatusCode: 400, RequestID: 0f1d, api error InvalidParameterValue: Value (x) for parameter name is invalid.',
      what: 'AWS rejected $2 with $3: $4',
      remedy: 'Fix what the message names, and run again.',
    },
  ],
}
