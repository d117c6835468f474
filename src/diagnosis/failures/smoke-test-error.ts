import { catalogue } from '../../errors/catalogue.ts'
import type { FailureGroup, SmokeTestFailure } from './failure.ts'

/** What EC2Cluster raises: botocore's words, dask-cloudprovider's, and those of cluster.py. */
export const smokeTestError: FailureGroup<'smokeTestError', SmokeTestFailure> = {
  title: 'Smoke test: the launch of the cluster',
  failures: [
    {
      code: 'client-does-not-import',
      blames: 'circumstances',
      from: 'error',
      pattern: /^ClientDoesNotImportError: (.*?): (.*)/,
      example:
        "ClientDoesNotImportError: dask 2022.1.0 and distributed 2022.1.0: ImportError: cannot import name 'IOStream'",
      what: "The image's $1 do not work with the packages that the smoke test's client needs today ($2). Nothing was launched.",
      remedy:
        "Choose a 'docker-image' with a newer dask and distributed, or leave 'smoke-test' out and test the image with an equally old client.",
    },
    {
      code: 'instance-store-not-used',
      blames: 'image',
      from: 'error',
      pattern: /^CheckFailed: the instance store is not used: (.*)/,
      example:
        'CheckFailed: the instance store is not used: worker tls://10.0.0.7:35211 spills to /mnt/dask-scratch/dask-scratch-space/worker-0, which is on Amazon Elastic Block Store',
      what: 'The instance type has instance store, and workers do not spill to it: $1.',
      remedy:
        "Look for bake-dask-ami-scratch.service in the instance's console output: something else may have formatted its disks. With DASK_TEMPORARY_DIRECTORY in 'env-vars' workers spill to where you want them to, and this is not checked.",
    },
    {
      code: 'quota-too-small',
      blames: 'circumstances',
      from: 'error',
      pattern: /VcpuLimitExceeded|InstanceLimitExceeded|MaxSpotInstanceCountExceeded/,
      example:
        'ClientError: An error occurred (VcpuLimitExceeded) when calling the RunInstances operation: You have requested more vCPU capacity than your current vCPU limit of 5 allows for the instance bucket that the specified instance type belongs to.',
      what: "The account's quota of vCPUs is too small for the scheduler and the workers together.",
      remedy:
        "Raise quota $quota in Service Quotas (Amazon EC2), or choose a smaller 'smoke-instance-type' or fewer 'smoke-workers'.",
    },
    {
      code: 'not-on-free-plan',
      blames: 'circumstances',
      from: 'error',
      // The words of EC2 for accounts on AWS's free plan (aws-samples/eks-workshop-v2#1644, cloudgoat#375).
      pattern: /not eligible for Free Tier/i,
      example:
        "ClientError: An error occurred (InvalidParameterCombination) when calling the RunInstances operation: The specified instance type is not eligible for Free Tier. For a list of Free Tier instance types, run 'describe-instance-types' with the filter 'free-tier-eligible=true'.",
      what: "The account is on AWS's free plan, which does not launch the instance type of the cluster.",
      remedy:
        "Set 'smoke-instance-type' to 'm7i-flex.large', or upgrade the account to the paid plan; no GPU type is in the free plan.",
    },
    {
      code: 'no-capacity',
      blames: 'circumstances',
      from: 'error',
      pattern: /InsufficientInstanceCapacity/,
      example:
        'ClientError: An error occurred (InsufficientInstanceCapacity) when calling the RunInstances operation (reached max retries: 10): We currently do not have sufficient t3.large capacity in the Availability Zone you requested (eu-west-2a).',
      what: 'AWS has no capacity for the instance type in that zone now.',
      remedy: "Run again later, or choose another 'smoke-instance-type' or 'subnet-id'.",
    },
    {
      code: 'user-data-too-long',
      blames: 'circumstances',
      from: 'error',
      pattern: /User data is limited to 16384 bytes/,
      example:
        'ClientError: An error occurred (InvalidParameterValue) when calling the RunInstances operation: User data is limited to 16384 bytes',
      what: "EC2Cluster's user data is longer than EC2's limit of 16 KB.",
      remedy: "Make 'env-vars' and 'docker-args' shorter (dask-cloudprovider#249).",
    },
    {
      code: 'disk-too-small',
      blames: 'circumstances',
      from: 'error',
      pattern: /smaller than (?:the )?snapshot/i,
      example:
        "ClientError: An error occurred (InvalidBlockDeviceMapping) when calling the RunInstances operation: Volume of size 40GB is smaller than snapshot 'snap-0123456789abcdef0', expect size >= 60GB",
      what: "The instances' volume would be smaller than the image's snapshot.",
      remedy: "Pass the value of output 'filesystem-size' to EC2Cluster.",
    },
    {
      code: 'no-public-address',
      blames: 'circumstances',
      from: 'error',
      pattern: /Failed Public IP for instance (\S+)/,
      example: 'Exception: Failed Public IP for instance i-0123456789abcdef0',
      what: 'EC2 gave instance $1 no public address.',
      remedy:
        "Set 'subnet-id' to a subnet that assigns public addresses, or set 'use-private-ip' to 'true' for a runner in the VPC.",
    },
    {
      code: 'role-not-assumed',
      blames: 'circumstances',
      from: 'error',
      pattern: /\((\w+)\) when calling the AssumeRoleWithWebIdentity operation(?: \(.*?\))?: (.*)/,
      example:
        'ClientError: An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity',
      what: 'AWS did not renew the session of the role ($1: $2).',
      remedy:
        "Check the role's trust policy against docs/permissions.md. A token that has expired could not be renewed in time: the step's log says why.",
    },
    {
      code: 'access-denied',
      blames: 'circumstances',
      from: 'error',
      pattern:
        /(?:UnauthorizedOperation|AccessDenied).*?(?:calling the (\w+) operation|not authorized to perform: (\S+))/,
      example:
        'ClientError: An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized to perform this operation.',
      what: 'The AWS credentials may not do what the smoke test needs: $1$2.',
      remedy: catalogue['access-denied'].remedy,
    },
    {
      code: 'expired-credentials',
      blames: 'circumstances',
      from: 'error',
      pattern: /ExpiredToken|RequestExpired|security token included in the request is expired/,
      example:
        'ClientError: An error occurred (RequestExpired) when calling the DescribeInstances operation: Request has expired.',
      what: 'The AWS credentials expired during the smoke test.',
      remedy:
        "Let this step renew them itself with 'role-to-assume', or give configure-aws-credentials a longer 'role-duration-seconds' than bake and smoke test take.",
    },
    {
      code: 'throttled',
      blames: 'circumstances',
      from: 'error',
      pattern: /RequestLimitExceeded/,
      example:
        'ClientError: An error occurred (RequestLimitExceeded) when calling the DescribeInstances operation (reached max retries: 10): Request limit exceeded.',
      what: 'AWS throttled the calls of this account.',
      remedy: 'Run again later; other automation in the account and Region shares the limit.',
    },
    {
      code: 'api-refused',
      blames: 'circumstances',
      from: 'error',
      pattern: /ClientError: An error occurred \((\w+)\) when calling the (\w+) operation(?: \(.*?\))?: (.*)/,
      example:
        'ClientError: An error occurred (Unsupported) when calling the RunInstances operation: Your requested instance type is not supported in your requested Availability Zone.',
      what: 'EC2 rejected $2 while the cluster was launched: $3 ($1)',
      remedy: 'The instances that were already launched were terminated. Fix what EC2 names, and run again.',
    },
    {
      code: 'versions-differ',
      blames: 'image',
      from: 'error',
      pattern: /CheckFailed: (.* is \S+ on .* instead of .*)/,
      example: 'CheckFailed: distributed is 2026.7.0 on scheduler instead of 2026.8.0',
      what: 'The container does not have the versions that the image says it has: $1.',
      remedy: 'Something changed the container image after it was described; bake again.',
    },
  ],
}
