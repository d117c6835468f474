import { catalogue } from '../../errors/catalogue.ts'
import type { FailureGroup } from './failure.ts'

/** What EC2 says against launching, by its codes and, where Packer's plugin passes only those on, its messages. */
export const launch: FailureGroup<'launch'> = {
  title: 'Launching the builder',
  saidBy: 'packer',
  failures: [
    {
      code: 'no-spot-capacity',
      // Of a fleet's errors the plugin prints the messages without their codes.
      pattern:
        /There is no Spot capacity available|Unable to fulfill capacity due to your request configuration|UnfulfillableCapacity/,
      example:
        'Error waiting for fleet request (fleet-84363b4e-9653-a982-8e10-0b208dca771b) to become ready:There is no Spot capacity available that matches your request.',
      what: 'AWS has no spot capacity for $type in $zone now.',
      remedy:
        "Run again later, name further types in 'instance-type', or leave 'subnet-id' out so that other zones are tried.",
    },
    {
      code: 'no-capacity',
      // An answer of 500, which the SDK repeats eleven times before it is printed.
      pattern: /InsufficientInstanceCapacity|We currently do not have sufficient \S+ capacity/,
      example:
        'Error launching source instance: operation error EC2: RunInstances, exceeded maximum number of attempts, 11, https response error StatusCode: 500, RequestID: 0f1d, api error InsufficientInstanceCapacity: We currently do not have sufficient t3.large capacity in the Availability Zone you requested (eu-west-2a).',
      what: 'AWS has no capacity for $type in $zone now.',
      remedy:
        "Run again later, name further types in 'instance-type', or leave 'subnet-id' out so that other zones are tried.",
    },
    {
      code: 'quota-too-small',
      pattern:
        /VcpuLimitExceeded|InstanceLimitExceeded|MaxSpotInstanceCountExceeded|Max spot instance count exceeded/,
      example:
        'Error launching source instance: operation error EC2: RunInstances, https response error StatusCode: 400, RequestID: 0f1d, api error VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit of 0 allows for the instance bucket that the specified instance type belongs to.',
      what: "The account's quota of vCPUs is too small for $type.",
      remedy:
        'Raise quota $quota in Service Quotas (Amazon EC2, $region), end other instances, or choose a smaller type.',
    },
    {
      code: 'not-on-free-plan',
      // Accounts opened since 2025-07-15 may be on it (aws-samples/eks-workshop-v2#1644, splunk/attack_range#1302).
      pattern: /instance type is not eligible for Free Tier/i,
      example:
        "Error launching source instance: operation error EC2: RunInstances, https response error StatusCode: 400, RequestID: 0f1d, api error InvalidParameterCombination: The specified instance type is not eligible for Free Tier. For a list of Free Tier instance types, run 'describe-instance-types' with the filter 'free-tier-eligible=true'.",
      what: "The account is on AWS's free plan, which does not launch $type.",
      remedy:
        "Set 'instance-type' to 'm7i-flex.large', or upgrade the account to the paid plan; no GPU type is in the free plan.",
    },
    {
      code: 'limit-reached',
      pattern:
        /api error ((?:SecurityGroup|Volume|Snapshot|ConcurrentSnapshot|Resource|KeyPair|NetworkInterface|ActiveLaunchTemplate)\w*LimitExceeded|AMIQuotaExceeded|MaxIOPSLimitExceeded): (.*)/,
      example:
        'operation error EC2: CreateSecurityGroup, https response error StatusCode: 400, RequestID: 0f1d, api error SecurityGroupLimitExceeded: The maximum number of security groups has been reached.',
      what: 'A limit of the account is reached ($1): $2',
      remedy: 'Remove what is not needed any more, or raise the limit in Service Quotas.',
    },
    {
      code: 'subnet-full',
      pattern: /InsufficientFreeAddressesInSubnet/,
      example:
        'api error InsufficientFreeAddressesInSubnet: The specified subnet does not have enough free addresses.',
      what: 'No address is free in $subnet.',
      remedy: catalogue['subnet-full'].remedy,
    },
    {
      code: 'no-default-vpc',
      pattern: /VPCIdNotSpecified|No default VPC/,
      example: 'api error VPCIdNotSpecified: No default VPC for this user',
      what: 'The account has no default VPC in $region.',
      remedy: catalogue['no-default-vpc'].remedy,
    },
    {
      code: 'spot-interrupted',
      pattern: /Server\.SpotInstance(?:Termination|Shutdown)/,
      example:
        'Instance state change details: Server.SpotInstanceTermination: Server.SpotInstanceTermination: Instance initiated termination',
      what: 'AWS interrupted the spot instance.',
      remedy: catalogue['spot-interrupted'].remedy,
    },
    {
      code: 'encryption-key-unusable',
      pattern:
        /Client\.(?:InvalidKMSKey\.\w+|InternalError: Client error on launch)|KMSKeyNotAccessible|InvalidKmsKeyId/i,
      example:
        'Instance state change details: Client.InternalError: Client error on launch: Client.InternalError: Client error on launch',
      what: 'EC2 could not use the KMS key of a volume.',
      remedy:
        "Check 'kms-key-id' and its policy: the credentials need kms:CreateGrant, kms:Decrypt and kms:GenerateDataKeyWithoutPlaintext on it, and on the key of an encrypted source AMI.",
    },
    {
      code: 'plugin-crashed',
      pattern: /errored after .*: unexpected EOF|Plugin did not respond|panic: runtime error/,
      example: "Build 'amazon-ebs.dask' errored after 8 seconds 101 milliseconds: unexpected EOF",
      what: "Packer's amazon plugin crashed, as it does when AWS rejects a spot launch.",
      remedy:
        "With 'spot', run again or set it to 'false'. Otherwise run again with debug logging, and look for the plugin's error in packer-debug.log.",
    },
  ],
}
