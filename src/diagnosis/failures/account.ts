import { catalogue } from '../../errors/catalogue.ts'
import type { FailureGroup } from './failure.ts'

/** What AWS says of who calls and how often, whatever the call. */
export const account: FailureGroup<'account'> = {
  title: 'The account and its credentials',
  saidBy: 'packer',
  failures: [
    {
      code: 'role-not-assumed',
      pattern: /STS: AssumeRoleWithWebIdentity, .*RequestID: [^,]*, (?:api error )?(\w+: .*)/,
      example:
        'Error querying AMI: operation error EC2: DescribeImages, get identity: get credentials: failed to refresh cached credentials, failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 400, RequestID: 0f1d, ExpiredTokenException: Token expired: current date/time 1732500000 must be before the expiration date/time 1732490000',
      what: 'AWS did not renew the session of the role ($1).',
      remedy:
        "Check the role's trust policy against docs/permissions.md: `sub` is repo:<owner>/<repository>:... or repo:<owner>@<owner-id>/<repository>@<repository-id>:.... A token that has expired could not be renewed in time: the step's log says why.",
    },
    {
      code: 'access-denied',
      pattern: /(?:UnauthorizedOperation|AccessDenied).*? is not authorized to perform: (\S+)/,
      example:
        'Error creating temporary keypair: operation error EC2: CreateKeyPair, https response error StatusCode: 403, RequestID: 0f1d, api error UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role/baker/run is not authorized to perform: ec2:CreateKeyPair on resource: arn:aws:ec2:eu-west-2:123456789012:key-pair/* because no identity-based policy allows the ec2:CreateKeyPair action',
      what: 'The AWS credentials may not do what the bake needs: $1.',
      remedy: catalogue['access-denied'].remedy,
    },
    {
      code: 'access-denied',
      pattern: /operation error EC2: (\w+),.*UnauthorizedOperation.*Encoded authorization failure message/i,
      example:
        'Error launching source instance: operation error EC2: RunInstances, https response error StatusCode: 403, RequestID: 0f1d, api error UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: 4OIAJ1TGm3Uu',
      what: 'The AWS credentials may not do what the bake needs: ec2:$1, or something that it implies, such as iam:PassRole.',
      remedy: `${catalogue['access-denied'].remedy} 'aws sts decode-authorization-message --encoded-message' with the text below shows exactly what was denied, and why.`,
    },
    {
      code: 'access-denied',
      pattern: /UnauthorizedOperation|api error AccessDenied/,
      example: 'api error UnauthorizedOperation: You are not authorized to perform this operation.',
      what: 'The AWS credentials may not do something that the bake needs.',
      remedy: 'Allow what the line below names; docs/permissions.md has the complete policy.',
    },
    {
      code: 'expired-credentials',
      pattern: /ExpiredToken|RequestExpired|security token included in the request is expired/,
      example:
        'Error waiting for AMI: operation error EC2: DescribeImages, https response error StatusCode: 400, RequestID: 0f1d, api error RequestExpired: Request has expired.',
      what: 'The AWS credentials expired during the bake.',
      remedy:
        "Let this step renew them itself with 'role-to-assume', or give configure-aws-credentials a longer 'role-duration-seconds' than the bake takes.",
    },
    {
      code: 'invalid-credentials',
      pattern:
        /api error (AuthFailure|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClientException)/,
      example: 'api error AuthFailure: AWS was not able to validate the provided access credentials',
      what: 'AWS no longer accepts the credentials ($1).',
      remedy:
        'They were revoked in the meantime, or the clock of the runner is wrong; configure them again and run again.',
    },
    {
      code: 'no-credentials',
      pattern: /No valid credential sources found/,
      example: 'Error: No valid credential sources found for AWS Builder.',
      what: 'Packer found no AWS credentials.',
      remedy: catalogue['no-credentials'].remedy,
    },
    {
      code: 'throttled',
      pattern: /RequestLimitExceeded|api error Throttling/,
      example:
        'Error stopping instance: operation error EC2: StopInstances, https response error StatusCode: 503, RequestID: 0f1d, api error RequestLimitExceeded: Request limit exceeded.',
      what: 'AWS throttled the calls of this account for minutes.',
      remedy:
        'Run again later; other automation in the account and Region shares the limit, and bakes that start at the same time make it worse.',
    },
    {
      code: 'aws-unreachable',
      pattern: /request send failed, (.*)/,
      example:
        'operation error EC2: DescribeImages, https response error StatusCode: 0, RequestID: , request send failed, Post "https://ec2.eu-west-2.amazonaws.com/": dial tcp: lookup ec2.eu-west-2.amazonaws.com: no such host',
      what: 'The runner could not reach AWS: $1',
      remedy: "Check the runner's network and proxy, then run again.",
    },
  ],
}
