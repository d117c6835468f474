import type { Problem } from '../errors/problem.ts'
import { regionOfKey } from './aws-grammar.ts'
import type { Values } from './catalogue.ts'

/**
 * The inputs that contradict or need each other.
 *
 * @param invalid the inputs that have no value because what was given is invalid: a rule that reads one of them is not
 *   applied, because nobody knows whether it is broken
 */
export function contradictions(values: Partial<Values>, invalid: ReadonlySet<string>): Problem[] {
  return rules
    .filter(({ reads, isBroken }) => !reads.some((name) => invalid.has(name)) && isBroken(values))
    .map(({ what, remedy }) => ({ code: 'invalid-input', what, remedy }))
}

/** One line of what EC2, Packer or this action cannot do. */
interface Rule {
  /** Every input that `isBroken` looks at. */
  readonly reads: readonly (keyof Values)[]
  isBroken(values: Partial<Values>): boolean
  readonly what: string
  readonly remedy: string
}

/** A rule whose `isBroken` can look at no other input than it names. */
function rule<const Name extends keyof Values>(
  reads: readonly Name[],
  isBroken: (values: Partial<Pick<Values, Name>>) => boolean,
  words: Pick<Rule, 'what' | 'remedy'>,
): Rule {
  return { reads, isBroken, ...words }
}

/** Every rule. */
export const rules: readonly Rule[] = [
  rule(['keepDays', 'keep'], (values) => values.keepDays !== undefined && values.keep === undefined, {
    what: "Input 'keep-days' is given without 'keep', so all AMIs are kept and it would have no effect.",
    remedy: "Give 'keep' too, or neither.",
  }),
  rule(['retireDryRun', 'keep'], (values) => values.retireDryRun === true && values.keep === undefined, {
    what: "Input 'retire-dry-run' is given without 'keep', so there is nothing to report.",
    remedy: "Give 'keep' too, or neither.",
  }),
  rule(
    ['sourceAmi', 'sourceAmiName'],
    (values) => values.sourceAmi !== undefined && values.sourceAmiName !== undefined,
    {
      what: "Inputs 'source-ami' and 'source-ami-name' are both given.",
      remedy: 'Give one of them.',
    },
  ),
  rule(
    ['sourceAmiName', 'sourceAmiOwner'],
    (values) => values.sourceAmiName !== undefined && values.sourceAmiOwner === undefined,
    {
      what: "Input 'source-ami-name' is given without 'source-ami-owner': anyone may publish an image under any name.",
      remedy:
        "Name the owner you trust in 'source-ami-owner': an account id, 'self', 'amazon' or 'aws-marketplace'.",
    },
  ),
  rule(
    ['sourceAmiOwner', 'sourceAmiName'],
    (values) => values.sourceAmiOwner !== undefined && values.sourceAmiName === undefined,
    {
      what: "Input 'source-ami-owner' is given without 'source-ami-name', so it would have no effect.",
      remedy: "Give 'source-ami-name' too, or neither.",
    },
  ),
  // A temporary profile fails on arm64 or without a default VPC and leaks its role (packer-plugin-amazon#675).
  rule(
    ['sshInterface', 'iamInstanceProfile'],
    (values) => values.sshInterface === 'session_manager' && values.iamInstanceProfile === undefined,
    {
      what: "Input 'ssh-interface' is 'session_manager' without 'iam-instance-profile'.",
      remedy:
        "Name an instance profile that holds the policy AmazonSSMManagedInstanceCore in 'iam-instance-profile'.",
    },
  ),
  rule(
    ['sshInterface', 'associatePublicIp'],
    (values) => values.sshInterface === 'public_ip' && values.associatePublicIp === false,
    {
      what: "Input 'associate-public-ip' is 'false' while 'ssh-interface' is 'public_ip': the builder could not be reached.",
      remedy: "Set 'ssh-interface' to 'private_ip' or 'session_manager', or leave 'associate-public-ip' out.",
    },
  ),
  rule(
    ['securityGroupIds', 'allowCidr'],
    (values) => (values.securityGroupIds?.length ?? 0) > 0 && (values.allowCidr?.length ?? 0) > 0,
    {
      what: "Inputs 'security-group-ids' and 'allow-cidr' are both given, but given groups are never changed.",
      remedy: 'Give one of them.',
    },
  ),
  rule(
    ['nvidiaDriver', 'variant'],
    (values) => values.nvidiaDriver === 'install' && values.variant === 'cpu',
    {
      what: "Input 'nvidia-driver' is 'install' while 'variant' is 'cpu', whose image uses no GPU.",
      remedy: "Set 'variant' to 'rapids', or leave 'nvidia-driver' out.",
    },
  ),
  rule(
    ['registryUsername', 'registryPassword'],
    (values) => (values.registryUsername === undefined) !== (values.registryPassword === undefined),
    {
      what: "Of the inputs 'registry-username' and 'registry-password' only one is given.",
      remedy: 'Give both, or neither. A secret that is not set arrives empty.',
    },
  ),
  rule(
    ['registry', 'registryUsername'],
    (values) => values.registry !== undefined && values.registryUsername === undefined,
    {
      what: "Input 'registry' is given without 'registry-username' and 'registry-password'.",
      remedy:
        "Give them too, or leave 'registry' out: a registry in ECR is logged in to with the step's AWS credentials.",
    },
  ),
  rule(['kmsKeyId', 'encrypt'], (values) => values.kmsKeyId !== undefined && values.encrypt === false, {
    what: "Input 'kms-key-id' is given while 'encrypt' is 'false', so it would have no effect.",
    remedy: "Set 'encrypt' to 'true', or leave 'kms-key-id' out.",
  }),
  rule(
    ['kmsKeyId', 'region'],
    ({ kmsKeyId = '', region }) => region !== undefined && (regionOfKey(kmsKeyId) ?? region) !== region,
    {
      what: "The ARN in input 'kms-key-id' names another Region than input 'region': EC2 encrypts with keys of the Region only.",
      remedy: 'Give a key of the Region of the bake.',
    },
  ),
  rule(
    ['copyToRegions', 'region'],
    ({ copyToRegions = [], region }) => region !== undefined && copyToRegions.includes(region),
    {
      what: "Input 'copy-to-regions' names the Region of the bake, in which the AMI is without a copy.",
      remedy: 'Give further Regions only.',
    },
  ),
  rule(
    ['copyKmsKeyIds', 'copyToRegions'],
    ({ copyKmsKeyIds = {}, copyToRegions = [] }) =>
      Object.keys(copyKmsKeyIds).some((name) => !copyToRegions.includes(name)),
    {
      what: "Input 'copy-kms-key-ids' has a key for a Region that is not in 'copy-to-regions'.",
      remedy: "Add the Region to 'copy-to-regions', or remove its key. The AMI itself gets 'kms-key-id'.",
    },
  ),
  rule(
    ['maxStartGrowth', 'smokeTest'],
    ({ maxStartGrowth, smokeTest }) => maxStartGrowth !== undefined && smokeTest === false,
    {
      what: "Input 'max-start-growth' is given while 'smoke-test' is 'false': only a smoke test measures the start.",
      remedy: "Set 'smoke-test' to 'true', or leave 'max-start-growth' out.",
    },
  ),
  rule(
    ['environmentSecrets', 'environment'],
    ({ environmentSecrets, environment }) => environmentSecrets !== undefined && environment === undefined,
    {
      what: "Input 'environment-secrets' is given without 'environment', so it would have no effect.",
      remedy: "Give 'environment' too, or neither.",
    },
  ),
]
