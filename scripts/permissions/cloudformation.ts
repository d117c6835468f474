import { stringify } from 'yaml'
import type { Mode } from './permission.ts'
import { type Policy, policyOf } from './policies.ts'

/** github.com's OIDC provider; GHES has one of its own, at its own host. */
const GITHUB = 'token.actions.githubusercontent.com'

/** A mode that a parameter of the template turns on, and how the parameter reads. */
interface Switch {
  readonly mode: Mode
  readonly parameter: string
  readonly text: string
  /** Whether it is on by itself. */
  readonly on?: boolean
}

const switches: readonly Switch[] = [
  { mode: 'smoke-test', parameter: 'SmokeTest', text: 'smoke-test: true', on: true },
  { mode: 'spot', parameter: 'Spot', text: 'spot: true' },
  { mode: 'ecr', parameter: 'Ecr', text: 'container images in a private registry of ECR' },
  { mode: 'kms', parameter: 'Kms', text: 'kms-key-id with a key of your own' },
  { mode: 'source-parameter', parameter: 'SourceParameter', text: 'source-ami: resolve:ssm:...' },
  { mode: 'ssm-parameter', parameter: 'SsmParameter', text: 'ssm-parameter' },
  { mode: 'copy', parameter: 'Copy', text: 'copy-to-regions' },
  { mode: 'share', parameter: 'Share', text: 'share-with and deprecate-after-days' },
  { mode: 'instance-profile', parameter: 'InstanceProfile', text: 'iam-instance-profile' },
  { mode: 'session-manager', parameter: 'SessionManager', text: 'ssh-interface: session_manager' },
  { mode: 'publish', parameter: 'Publish', text: 'the publish action in the same role' },
  { mode: 'sweep', parameter: 'Sweep', text: 'the sweep action in the same role' },
]

/** The template that makes the role for a repository on github.com, as YAML. */
export function githubTemplate(): string {
  return template({
    description: 'The role that a workflow on github.com takes to bake images with bake-dask-ami.',
    parameters: {
      OwnerId: id('owner', '.owner.id'),
      RepositoryId: id('repository', '.id'),
      CreateProvider: provider('github.com'),
    },
    conditions: {
      HasIds: { 'Fn::And': [given('OwnerId'), given('RepositoryId')] },
    },
    issuer: `https://${GITHUB}`,
    trust: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: {
            Federated: sub(`arn:\${AWS::Partition}:iam::\${AWS::AccountId}:oidc-provider/${GITHUB}`),
          },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: {
              [`${GITHUB}:aud`]: { 'Fn::If': ['InChina', 'sts.amazonaws.com.cn', 'sts.amazonaws.com'] },
              [`${GITHUB}:sub`]: [
                sub('repo:${Owner}/${Repository}:${Subject}'),
                {
                  'Fn::If': [
                    'HasIds',
                    sub('repo:${Owner}@${OwnerId}/${Repository}@${RepositoryId}:${Subject}'),
                    { Ref: 'AWS::NoValue' },
                  ],
                },
              ],
            },
          },
        },
      ],
    },
  })
}

/**
 * The same for a GitHub Enterprise Server. Its host is part of the names of the condition keys, which CloudFormation cannot
 * put together in a map, so the trust policy is a text here.
 */
export function ghesTemplate(): string {
  const host = '${Host}/_services/token'
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:oidc-provider/${host}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${host}:aud`]: 'sts.amazonaws.com',
            [`${host}:sub`]: 'repo:${Owner}/${Repository}:${Subject}',
          },
        },
      },
    ],
  }
  return template({
    description:
      'The role that a workflow on a GitHub Enterprise Server takes to bake images with bake-dask-ami.',
    parameters: {
      Host: {
        Type: 'String',
        AllowedPattern: '[A-Za-z0-9.-]+',
        Description: 'Host name of the GitHub Enterprise Server, such as github.example.com',
      },
      CreateProvider: provider('the server'),
    },
    conditions: {},
    issuer: sub(`https://${host}`),
    trust: sub(JSON.stringify(trust, undefined, 2)),
  })
}

interface Parts {
  readonly description: string
  readonly parameters: Readonly<Record<string, object>>
  readonly conditions: Readonly<Record<string, object>>
  readonly issuer: unknown
  readonly trust: unknown
}

function template({ description, parameters, conditions, issuer, trust }: Parts): string {
  const whole = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: description,
    Parameters: {
      ...commonParameters,
      ...parameters,
      ...Object.fromEntries(switches.map(({ parameter, text, on }) => [parameter, flag(text, on === true)])),
    },
    Conditions: {
      MakesProvider: isOn('CreateProvider'),
      InChina: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-cn'] },
      InGovCloud: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-us-gov'] },
      ...conditions,
      ...Object.fromEntries(switches.map(({ parameter }) => [`With${parameter}`, isOn(parameter)])),
    },
    Resources: {
      Provider: {
        Type: 'AWS::IAM::OIDCProvider',
        Condition: 'MakesProvider',
        Properties: {
          Url: issuer,
          ClientIdList: [{ 'Fn::If': ['InChina', 'sts.amazonaws.com.cn', 'sts.amazonaws.com'] }],
        },
      },
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust } },
      ...policies(),
    },
    Outputs: {
      RoleArn: {
        Description: "For the step's input role-to-assume",
        Value: { 'Fn::GetAtt': ['Role', 'Arn'] },
      },
    },
  }
  // CloudFormation reads YAML 1.1, in which a date without quotes is no text.
  const head = `# ${description}\n# Made from the list of permissions by \`npm run generate\`; docs/permissions.md says how to use it.\n`
  return head + stringify(whole, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })
}

const commonParameters = {
  Owner: name('Owner of the repository, a user or an organization'),
  Repository: name('Name of the repository'),
  Subject: {
    Type: 'String',
    Default: 'ref:refs/heads/main',
    AllowedPattern: '[^*?]+',
    Description:
      'Which jobs may take the role: ref:refs/heads/<branch>, or environment:<name> for jobs of an environment, or pull_request',
  },
}

function policies(): Readonly<Record<string, unknown>> {
  const optional = switches.map(({ mode, parameter }) => policy(parameter, mode, `With${parameter}`))
  return {
    ...policy('Bake', 'bake'),
    ...policy('InGovCloud', 'govcloud', 'InGovCloud'),
    ...policy('InChina', 'china', 'InChina'),
    ...Object.assign({}, ...optional),
  }
}

/** A managed policy of one mode: those of a role in line may be 10,240 characters together, which all modes would exceed. */
function policy(id: string, mode: Mode, condition?: string): Readonly<Record<string, unknown>> {
  const document: Policy = policyOf(mode)
  return {
    [`${id}Policy`]: {
      Type: 'AWS::IAM::ManagedPolicy',
      ...(condition === undefined ? {} : { Condition: condition }),
      Properties: {
        Description: `bake-dask-ami, ${mode}`,
        Roles: [{ Ref: 'Role' }],
        PolicyDocument: document,
      },
    },
  }
}

function name(description: string) {
  return { Type: 'String', AllowedPattern: '[A-Za-z0-9._-]+', Description: description }
}

function id(whose: string, path: string) {
  return {
    Type: 'String',
    Default: '',
    AllowedPattern: '[0-9]*',
    Description: `Number of the ${whose}: gh api repos/<owner>/<repository> --jq ${path}`,
  }
}

function provider(issuer: string) {
  const Description = `Whether to make the account's OIDC provider for ${issuer}; false where it has it already`
  return { ...flag('', true), Description }
}

function flag(text: string, on: boolean) {
  return {
    Type: 'String',
    AllowedValues: ['true', 'false'],
    Default: String(on),
    Description: `Permissions for: ${text}`,
  }
}

const sub = (text: string) => ({ 'Fn::Sub': text })
const isOn = (parameter: string) => ({ 'Fn::Equals': [{ Ref: parameter }, 'true'] })
const given = (parameter: string) => ({ 'Fn::Not': [{ 'Fn::Equals': [{ Ref: parameter }, ''] }] })
