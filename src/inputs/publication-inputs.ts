import { kmsKey, launchPrincipal, parameterName, region, regionOfKey } from './aws-grammar.ts'
import { type Input, quote, ValidationError } from './input.ts'
import { boolean, choice, integer, list, map } from './parsers.ts'

const input = <const I extends Input<unknown>>(definition: I): I => definition

/** The most further Regions: with that of the bake they must fit into one tag. */
const MOST_REGIONS = 16
const DAYS = 3650

/** `REGION=key`: each of them as its own input would take it. */
function validateRegionKey(key: string, value: string): ValidationError | undefined {
  const name = region(key)
  if (name instanceof ValidationError)
    return new ValidationError(`${quote(key)} is no Region`, 'one `REGION=key` per line')
  const read = kmsKey(value)
  if (read instanceof ValidationError)
    return new ValidationError(`the key of ${quote(key)}: ${read.why}`, read.allowed)
  const keyRegion = regionOfKey(read) ?? key
  return keyRegion === key
    ? undefined
    : new ValidationError(
        `the key of ${quote(key)} is in another Region, ${keyRegion}`,
        'a key in the Region of its copy',
      )
}

/** The inputs about a ready image: when one is reused, where it is published, and how long it stays. A part of the catalogue. */
export const publicationInputs = {
  rebake: input({
    doc: '`always` bakes a new AMI. `when-changed` first looks for a ready AMI of the same family that was made from the same source AMI, container images, packages and inputs, and reuses it. If something cannot be compared, a new AMI is baked.',
    fallback: 'always',
    parse: choice('always', 'when-changed'),
  }),
  'max-age-days': input({
    doc: 'The maximum age in days of an AMI that `rebake: when-changed` reuses.',
    fallback: '7',
    parse: integer(1, 365, 'days'),
  }),
  'ssm-parameter': input({
    doc: 'Name of a parameter in AWS Systems Manager, such as `/dask/rapids`, that is set to the ID of the AMI once the AMI has passed its checks, in every Region of the AMI. It has the data type `aws:ec2:image`, so `EC2Cluster(ami="resolve:ssm:/dask/rapids")` launches the newest AMI.',
    parse: parameterName,
  }),
  'copy-to-regions': input({
    doc: 'Further Regions to copy the AMI to after the smoke test, one per line.',
    fallback: '',
    parse: list(region, MOST_REGIONS),
  }),
  'copy-kms-key-ids': input({
    doc: 'KMS keys that encrypt the copies, one `REGION=key` per line: the ID, ARN or alias of a key in that Region. The AMI itself is encrypted with `kms-key-id`.',
    fallback: '',
    parse: map(validateRegionKey, MOST_REGIONS),
  }),
  'share-with': input({
    doc: 'Who else may launch the AMI, one per line: account IDs, or ARNs of organizations or organizational units of AWS Organizations. An AMI that is encrypted can be shared only if its KMS key is a customer managed key.',
    fallback: '',
    parse: list(launchPrincipal, 100),
  }),
  'deprecate-after-days': input({
    doc: 'Days after the bake from which the AMI is deprecated: others no longer find it by a search, but can launch it by its ID.',
    parse: integer(1, DAYS, 'days'),
  }),
  keep: input({
    doc: 'How many ready AMIs of the family to keep. Older ones are removed after the new AMI is published, unless an instance, a launch template or a parameter uses them, a rollback could return to them, somebody else may launch them, or they have the tag `bake-dask-ami:keep`. Defaults to all.',
    parse: integer(1, 1000, 'AMIs'),
  }),
  'keep-days': input({
    doc: 'Days after its bake during which an AMI is not removed, even if there are more than `keep`. Of AMIs that `share-with` shares: days from one stage to the next (deprecated, disabled, removed).',
    parse: integer(1, DAYS, 'days'),
  }),
  retire: input({
    doc: 'What happens to AMIs that are not kept: `remove` deregisters them and deletes their snapshots, `disable` only prevents launches.',
    fallback: 'remove',
    parse: choice('remove', 'disable'),
  }),
  'retire-dry-run': input({
    doc: 'Whether to keep all AMIs and only report which would be removed.',
    fallback: 'false',
    parse: boolean,
  }),
  'max-start-growth': input({
    doc: 'How many percent more seconds than the published AMI the new AMI may take from the launch of the cluster to its first result. A slower AMI fails the smoke test.',
    parse: integer(1, 1000, 'percent'),
  }),
  'max-size-growth': input({
    doc: 'How many percent larger than in the published AMI the container image of the new AMI may be, unpacked. A larger AMI is not published: `on-smoke-failure` decides what happens to it, and without a smoke test it is kept as unproven.',
    parse: integer(1, 1000, 'percent'),
  }),
} as const satisfies Record<string, Input<unknown>>
