import type { Baked } from './outcome.ts'

/** EC2Cluster's own default in GB; workers spill to it what does not fit into memory. */
const DEFAULT_FILESYSTEM_SIZE = 40

function filesystemSize({ builder }: Baked['plan']): number {
  return Math.max(DEFAULT_FILESYSTEM_SIZE, builder.volume.size)
}

/**
 * Environment lines that Dask's configuration reads (`DASK_A__B` is `a.b`; values are Python literals where they parse
 * as such: https://docs.dask.org/en/stable/configuration.html).
 */
export function daskConfig({ plan, ami }: Pick<Baked, 'plan' | 'ami'>): string {
  const values = {
    AMI: ami,
    BOOTSTRAP: 'False',
    REGION: plan.region,
    DOCKER_IMAGE: plan.dockerImage,
    FILESYSTEM_SIZE: String(filesystemSize(plan)),
    INSTANCE_TYPE: plan.builder.instanceType,
  }
  return Object.entries(values)
    .map(([name, value]) => `DASK_CLOUDPROVIDER__EC2__${name}=${value}`)
    .join('\n')
}

/** A Python program that launches a cluster from the AMI, computes, and leaves nothing behind. */
export function pythonSnippet({ plan, ami }: Pick<Baked, 'plan' | 'ami'>): string {
  const { builder, region } = plan
  const text = (value: string) => JSON.stringify(value)
  return `# pip install "dask-cloudprovider[aws]" cryptography
from botocore.session import get_session
from dask.distributed import Client
from dask_cloudprovider.aws import EC2Cluster

vpc, name = ${text(builder.vpc ?? '')}, "dask-${ami}"
ec2 = get_session().create_client("ec2", region_name=${text(region)})
# EC2Cluster 2025.9.0 cannot make a security group of its own (dask-cloudprovider#481). The scheduler's port is open
# because workers and client come by public addresses; TLS with certificates of this cluster alone keeps others out.
filters = [{"Name": "vpc-id", "Values": [vpc]}, {"Name": "group-name", "Values": [name]}]
groups = ec2.describe_security_groups(Filters=filters)["SecurityGroups"]
if groups:
    group = groups[0]["GroupId"]
else:
    group = ec2.create_security_group(GroupName=name, Description="Dask cluster", VpcId=vpc)["GroupId"]
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
        {"IpProtocol": "tcp", "FromPort": 8786, "ToPort": 8786, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]},
        {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group}]},
    ])

with EC2Cluster(
    ami=${text(ami)},
    bootstrap=False,
    region=${text(region)},
    vpc=${text(builder.vpc ?? '')},
    subnet_id=${text(builder.subnet ?? '')},
    instance_type=${text(builder.instanceType)},
    security_groups=[group],
    filesystem_size=${filesystemSize(plan)},
    docker_image=${text(plan.dockerImage)},
    n_workers=1,
) as cluster, Client(cluster) as client:
    print(client.submit(lambda x: x + 1, 10).result())
`
}
