import type { InputName } from './catalogue.ts'

/** The inputs in the order and under the headings of the README's tables. */
export const sections: readonly { readonly title: string; readonly inputs: readonly InputName[] }[] = [
  {
    title: 'Image',
    inputs: [
      'mode',
      'variant',
      'docker-image',
      'extra-docker-images',
      'docker-source',
      'packages',
      'automatic-upgrades',
      'start',
      'nvidia-driver',
    ],
  },
  { title: 'Private registries', inputs: ['registry', 'registry-username', 'registry-password'] },
  {
    title: 'Source AMI',
    inputs: ['ubuntu-version', 'source-ami', 'source-ami-name', 'source-ami-owner', 'ssh-username'],
  },
  {
    title: 'Builder',
    inputs: [
      'region',
      'instance-type',
      'spot',
      'volume-size',
      'subnet-id',
      'security-group-ids',
      'associate-public-ip',
      'allow-cidr',
      'iam-instance-profile',
      'ssh-interface',
      'build-timeout-minutes',
      'packer-version',
      'packer-plugin-version',
      'packer-mirror',
    ],
  },
  { title: 'Credentials', inputs: ['role-to-assume'] },
  {
    title: 'Output',
    inputs: ['family', 'ami-name', 'ami-description', 'tags', 'encrypt', 'kms-key-id', 'output-dir'],
  },
  {
    title: 'Smoke test',
    inputs: [
      'smoke-test',
      'smoke-workers',
      'smoke-instance-type',
      'smoke-initialization-rate',
      'smoke-volume-throughput',
      'smoke-timeout-minutes',
      'smoke-script',
      'max-start-seconds',
      'use-private-ip',
      'on-smoke-failure',
      'env-vars',
      'docker-args',
    ],
  },
  { title: 'Reuse', inputs: ['rebake', 'max-age-days'] },
  {
    title: 'Publication',
    inputs: [
      'ssm-parameter',
      'copy-to-regions',
      'copy-kms-key-ids',
      'share-with',
      'deprecate-after-days',
      'max-start-growth',
      'max-size-growth',
    ],
  },
  { title: 'Retention', inputs: ['keep', 'keep-days', 'retire', 'retire-dry-run'] },
]
