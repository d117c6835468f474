import type { FailureGroup } from './failure.ts'

/** What the amazon plugin 1.8.2 and EC2 say of making the AMI. */
export const image: FailureGroup = {
  title: 'Making the AMI',
  failures: [
    {
      code: 'ami-name-taken',
      pattern: /AMI Name: '(.*)' is used by an existing AMI: (ami-\w+)/,
      example: "Error: AMI Name: 'dask' is used by an existing AMI: ami-0123456789abcdef0",
      what: "The AMI name '$1' is taken by $2.",
      remedy: "Choose another 'ami-name', or leave it out.",
    },
    {
      code: 'ami-name-race',
      // The plugin has looked before the launch, so this comes of a later image: another job's, or of our own first
      // CreateImage, whose answer was lost before the SDK made a second one (packer#11165).
      pattern: /InvalidAMIName\.Duplicate(?:.*already in use by AMI (ami-\w+))?/,
      example:
        'Error creating AMI: operation error EC2: CreateImage, https response error StatusCode: 400, RequestID: 0f1d, api error InvalidAMIName.Duplicate: AMI name dask is already in use by AMI ami-0123456789abcdef0',
      what: "An AMI of the name came into being during the bake: $1. Either another job made it, or EC2 took a first call of Packer's whose answer was lost (packer#11165).",
      remedy:
        "Run again; leave 'ami-name' out for a name that no other run has. The post step removes the AMI if it is this run's, and leaves it if it is another's.",
    },
    {
      code: 'builder-did-not-stop',
      pattern: /Error waiting for instance to stop: exceeded max wait time/,
      example: 'Error waiting for instance to stop: exceeded max wait time for InstanceStopped waiter',
      what: 'The builder did not stop in time, so no image could be made of it.',
      remedy: "Run again; if it stays, something that 'packages' installs hinders the shutdown.",
    },
    {
      code: 'ami-not-available',
      pattern: /exceeded max wait time for ImageAvailable waiter/,
      example: 'Error waiting for AMI: exceeded max wait time for ImageAvailable waiter',
      what: 'The AMI did not become available within an hour.',
      remedy: 'Run again; if it happens often, a smaller volume is snapshotted faster.',
    },
    {
      code: 'ami-failed',
      pattern:
        /Error waiting for AMI: failed with ResourceNotReady error|original error: waiter state transitioned to Failure/,
      example:
        'Error waiting for AMI: failed with ResourceNotReady error, which can have a variety of causes. For help troubleshooting, check our docs: https://developer.hashicorp.com/packer/integrations/hashicorp/amazon#resourcenotready-error',
      what: 'EC2 began to make the AMI and gave it up.',
      remedy:
        "Run again. Often it is a KMS key ('kms-key-id') that EC2 may not use for the snapshot, or the limit on concurrent snapshots.",
    },
  ],
}
