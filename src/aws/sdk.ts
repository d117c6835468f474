// One module, so that one dynamic import loads the SDK whole and ncc makes one chunk of it.
export * as ec2 from '@aws-sdk/client-ec2'
export * as ecr from '@aws-sdk/client-ecr'
export * as quotas from '@aws-sdk/client-service-quotas'
export * as ssm from '@aws-sdk/client-ssm'
export * as sts from '@aws-sdk/client-sts'
