import { catalogue } from '../../errors/catalogue.ts'
import type { Failed } from '../attempts.ts'
import type { FailureGroup } from './failure.ts'

/** Whether the user chose the name, so that another can be chosen. */
const nameIsGiven = (plan: Failed['plan']) => plan.amiNameIsGiven

/** What the amazon plugin 1.8.2 and EC2 say of making the AMI. */
export const image: FailureGroup<'image'> = {
  title: 'Making the AMI',
  saidBy: 'packer',
  failures: [
    {
      code: 'ami-name-taken',
      pattern: /AMI Name: '(.*)' is used by an existing AMI: (ami-\w+)/,
      example: "Error: AMI Name: 'dask' is used by an existing AMI: ami-0123456789abcdef0",
      only: nameIsGiven,
      what: "The AMI name '$1' is taken by $2.",
      remedy: catalogue['ami-name-taken'].remedy,
    },
    {
      code: 'ami-name-taken',
      pattern: /AMI Name: '(.*)' is used by an existing AMI: (ami-\w+)/,
      example:
        "Error: AMI Name: 'dask-cpu-20261124-031500-7c9e6679' is used by an existing AMI: ami-0123456789abcdef0",
      what: "The AMI name '$1', which this step generated, is taken by $2.",
      remedy: 'Run again: every step generates a new name.',
    },
    {
      code: 'ami-name-race',
      // The plugin has looked before the launch, so this comes of a later image: another job's, or of our own first
      // CreateImage, whose answer was lost before the SDK made a second one (packer#11165).
      pattern: /InvalidAMIName\.Duplicate(?:.*already in use by AMI (ami-\w+))?/,
      example:
        'Error creating AMI: operation error EC2: CreateImage, https response error StatusCode: 400, RequestID: 0f1d, api error InvalidAMIName.Duplicate: AMI name dask is already in use by AMI ami-0123456789abcdef0',
      only: nameIsGiven,
      what: "An AMI with the name in 'ami-name' was created during the bake: $1. Either another job made it, or EC2 carried out a first call of Packer whose answer was lost (packer#11165).",
      remedy:
        "Run again, with a different name for each job; without 'ami-name' each job gets a unique name. The post step removes the AMI if it is this run's, and leaves it if it is another's.",
    },
    {
      code: 'ami-name-race',
      // No other job has a name that was made up, so only the second of these causes is left.
      pattern: /InvalidAMIName\.Duplicate(?:.*already in use by AMI (ami-\w+))?/,
      example:
        'Error creating AMI: operation error EC2: CreateImage, https response error StatusCode: 400, RequestID: 0f1d, api error InvalidAMIName.Duplicate: AMI name dask-cpu-20261124-031500-7c9e6679 is already in use by AMI ami-0123456789abcdef0',
      what: "EC2 made the AMI on Packer's first call, whose answer was lost, and rejected the second call: $1 already has the name (packer#11165).",
      remedy: 'Run again. The post step removes the AMI of the first call, because it belongs to this run.',
    },
    {
      code: 'builder-did-not-stop',
      pattern: /Error waiting for instance to stop: exceeded max wait time/,
      example: 'Error waiting for instance to stop: exceeded max wait time for InstanceStopped waiter',
      what: 'The builder did not stop in time, so no image could be made of it.',
      remedy: "Run again; if the problem remains, something that 'packages' installs blocks the shutdown.",
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
      what: 'EC2 could not complete the AMI.',
      remedy:
        "Run again. Often it is a KMS key ('kms-key-id') that EC2 may not use for the snapshot, or the limit on concurrent snapshots.",
    },
  ],
}
