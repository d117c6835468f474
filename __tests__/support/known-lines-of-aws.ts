/** The line of a log, and what it is taken for: the code, and what is wrong. */
export type KnownLine = readonly [line: string, code: string, what: string]

const denied =
  'You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role/baker/run is not authorized to perform: ec2:CreateKeyPair on resource: arn:aws:ec2:eu-west-2:123456789012:key-pair/* because no identity-based policy allows the ec2:CreateKeyPair action'

/** Errors of AWS's APIs, as Packer prints them. */
export const linesOfAws: readonly KnownLine[] = [
  [
    'Error waiting for fleet request (fleet-84363b4e-9653-a982-8e10-0b208dca771b) to become ready:There is no Spot capacity available that matches your request.',
    'no-spot-capacity',
    "AWS has no spot capacity for 't3.large' in eu-west-2a now.",
  ],
  [
    'Error waiting for fleet request (fleet-84363b4e-9653-a982-8e10-0b208dca771b) to become ready:Unable to fulfill capacity due to your request configuration. Please adjust your request and try again.',
    'no-spot-capacity',
    "AWS has no spot capacity for 't3.large' in eu-west-2a now.",
  ],
  [
    'Error waiting for fleet request (fleet-84363b4e-9653-a982-8e10-0b208dca771b) to become ready:We currently do not have sufficient t3.large capacity in the Availability Zone you requested (eu-west-2a).',
    'no-capacity',
    "AWS has no capacity for 't3.large' in eu-west-2a now.",
  ],
  [
    'Error waiting for fleet request (fleet-84363b4e-9653-a982-8e10-0b208dca771b) to become ready:Max spot instance count exceeded',
    'quota-too-small',
    "The account's quota of vCPUs is too small for 't3.large'.",
  ],
  [
    "Error launching source instance: operation error EC2: RunInstances, https response error StatusCode: 400, RequestID: 0f1d, api error InvalidParameterCombination: The specified instance type is not eligible for Free Tier. For a list of Free Tier instance types, run 'describe-instance-types' with the filter 'free-tier-eligible=true'.",
    'not-on-free-plan',
    "The account is on AWS's free plan, which does not launch 't3.large'.",
  ],
  [
    'Error launching source instance: operation error EC2: RunInstances, exceeded maximum number of attempts, 11, https response error StatusCode: 500, RequestID: 0f1d, api error InsufficientInstanceCapacity: We currently do not have sufficient t3.large capacity in the Availability Zone you requested (eu-west-2a).',
    'no-capacity',
    "AWS has no capacity for 't3.large' in eu-west-2a now.",
  ],
  [
    'Error launching source instance: operation error EC2: RunInstances, https response error StatusCode: 400, RequestID: 0f1d, api error VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit of 0 allows',
    'quota-too-small',
    "The account's quota of vCPUs is too small for 't3.large'.",
  ],
  [
    `Error creating temporary keypair: operation error EC2: CreateKeyPair, https response error StatusCode: 403, RequestID: 0f1d, api error UnauthorizedOperation: ${denied}`,
    'access-denied',
    'The AWS credentials may not do what the bake needs: ec2:CreateKeyPair.',
  ],
  [
    'api error UnauthorizedOperation: You are not authorized to perform this operation.',
    'access-denied',
    'The AWS credentials may not do something that the bake needs.',
  ],
  [
    'Error stopping instance: operation error EC2: StopInstances, get identity: get credentials: failed to refresh cached credentials, failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 400, RequestID: 0f1d, ExpiredTokenException: Token expired: current date/time 2 must be before the expiration date/time 1',
    'role-not-assumed',
    'AWS did not renew the session of the role (ExpiredTokenException: Token expired: current date/time 2 must be before the expiration date/time 1).',
  ],
  [
    'Error waiting for AMI: operation error EC2: DescribeImages, https response error StatusCode: 400, RequestID: 0f1d, api error RequestExpired: Request has expired.',
    'expired-credentials',
    'The AWS credentials expired during the bake.',
  ],
  [
    'Error stopping instance: operation error EC2: StopInstances, https response error StatusCode: 503, RequestID: 0f1d, api error RequestLimitExceeded: Request limit exceeded.',
    'throttled',
    'AWS throttled the calls of this account for minutes.',
  ],
  [
    "Error: AMI Name: 'dask' is used by an existing AMI: ami-0123456789abcdef0",
    'ami-name-taken',
    "The AMI name 'dask', which this step generated, is taken by ami-0123456789abcdef0.",
  ],
  [
    'api error VPCIdNotSpecified: No default VPC for this user',
    'no-default-vpc',
    'The account has no default VPC in eu-west-2.',
  ],
  [
    'Error waiting for instance (i-8da169af1e3336ea4) to become ready: waiter state transitioned to Failure',
    'builder-did-not-start',
    'EC2 ended the builder while it was starting.',
  ],
  [
    'Error waiting for SSH: Packer experienced an authentication error when trying to connect via SSH. This can happen if your username/password are wrong.',
    'ssh-refused',
    "The builder accepted the SSH connection, but rejected the user 'ubuntu'.",
  ],
  [
    'Error waiting for AMI: exceeded max wait time for ImageAvailable waiter',
    'ami-not-available',
    'The AMI did not become available within an hour.',
  ],
]
