import { readFileSync } from 'node:fs'
import path from 'node:path'
import { repository } from './repository.ts'

/** Arguments of `EC2Cluster.get_cloud_init()`, by the name of the file in get-cloud-init/ that has what it printed. */
export const getCloudInitArguments = {
  cpu: {},
  gpu: {
    instance_type: 'g4dn.xlarge',
    docker_image: 'rapidsai/base:26.06-cuda13-py3.14',
    bootstrap: true,
    filesystem_size: 120,
  },
  // As in the documentation of dask-cloudprovider (doc/source/packer.rst, "EC2Cluster with RAPIDS").
  'without-bootstrap': { instance_type: 'g4dn.xlarge', bootstrap: false },
  'with-arguments': {
    env_vars: { EXTRA_PIP_PACKAGES: 's3fs gcsfs' },
    docker_args: '--shm-size=2g --privileged',
  },
  'with-a-quote-in-a-variable': { env_vars: { TOKEN: "it's\nsecret" } },
  // Rehearsed as well: rehearsal/rehearse/set_up.py.
  'with-extra-commands': {
    extra_bootstrap: [
      'apt-get install -y jq',
      'mkdir -p /data # for NFS',
      "echo 'a # b: c' > /data/note",
      'echo \'{"credsStore": "ecr-login"}\' > /data/config.json',
      '[ -e /data ] && touch /data/ready',
      'cat > /etc/profile.d/data.sh << END\nexport DATA=/data\nEND',
      '[touch, /data/words]',
    ],
  },
} as const

/** What the real `EC2Cluster.get_cloud_init()` of dask-cloudprovider 2025.9.0 printed; get-cloud-init.test.ts compares. */
export function getCloudInit(name: keyof typeof getCloudInitArguments): string {
  return readFileSync(path.join(repository, '__tests__/support/get-cloud-init', `${name}.yml`), 'utf8')
}
