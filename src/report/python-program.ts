import type { ClientPackages } from '../plan/client/packages.ts'
import type { ClusterArguments, RootVolume } from '../plan/cluster.ts'
import { commands, DASK_CLOUDPROVIDER } from './client-requirements.ts'
import { withoutDefaults } from './dask-config.ts'
import { pythonLiteral } from './python-literal.ts'

/** The name of a security group has at most 255 characters. */
const LONGEST_NAME = 250

/**
 * A Python program that launches a cluster from the AMI, computes, and leaves nothing behind but its security group. Its
 * first lines say with which Python, and with the packages of the requirements file: cloudpickle sends functions between
 * equal minor versions of Python only, and Dask's client and scheduler have to be of one version.
 *
 * @param parameter name of a parameter that names the AMI: the program then launches what it names when it is run
 */
export function pythonProgram(
  cluster: ClusterArguments,
  client: Pick<ClientPackages, 'python'>,
  parameter?: string,
): string {
  const { vpc, region, ami, use_private_ip } = cluster
  const image = parameter === undefined ? pythonLiteral(ami) : 'ami'
  const name = parameter === undefined ? ami : parameter.replace(/^\//, '').slice(0, LONGEST_NAME)
  const given = Object.entries(withoutDefaults(cluster))
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `    ${name}=${name === 'ami' ? image : pythonLiteral(value)},\n`)
  const howToRun = commands(client).map((line) => `# ${line}`)
  return `${howToRun.join('\n')}
${importHandlers(cluster.root_volume)}from botocore.session import get_session
from dask.distributed import Client
from dask_cloudprovider.aws import EC2Cluster

${setRootVolume(cluster.root_volume)}${parameter === undefined ? '' : readParameter(parameter, region)}vpc, name = ${pythonLiteral(vpc)}, "dask-${name}"
ec2 = get_session().create_client("ec2", region_name=${pythonLiteral(region)})
# EC2Cluster ${DASK_CLOUDPROVIDER} cannot make a security group of its own (dask-cloudprovider#481). ${use_private_ip ? PRIVATE.why : PUBLIC.why}
filters = [{"Name": "vpc-id", "Values": [vpc]}, {"Name": "group-name", "Values": [name]}]
groups = ec2.describe_security_groups(Filters=filters)["SecurityGroups"]
if groups:
    group = groups[0]["GroupId"]
else:
    group = ec2.create_security_group(GroupName=name, Description="Dask cluster", VpcId=vpc)["GroupId"]
    clients = ${use_private_ip ? PRIVATE.clients : PUBLIC.clients}
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
        {"IpProtocol": "tcp", "FromPort": 8786, "ToPort": 8786, "IpRanges": clients},
        {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group}]},
    ])

with EC2Cluster(
${given.join('')}    security_groups=[group],
    n_workers=1,
) as cluster, Client(cluster) as client:
    print(client.submit(lambda x: x + 1, 10).result())
`
}

/** The device that EC2Cluster maps (dask-cloudprovider 2025.9.0, aws/ec2.py), in its first and only mapping. */
const MAPPED = '/dev/sda1'

function importHandlers({ ebs }: RootVolume): string {
  return Object.keys(ebs).length === 0 ? '' : 'from botocore.handlers import BUILTIN_HANDLERS\n'
}

/** The same as src/smoke-test/volumes.py does, which says why it is done so. */
function setRootVolume({ device, ebs }: RootVolume): string {
  if (Object.keys(ebs).length === 0) return ''
  const settings = pythonLiteral(ebs)
  const mappings = 'params["BlockDeviceMappings"]'
  return `# EC2Cluster has no argument for these settings of its root volumes, which AWS charges for.
def set_root_volume(params, **_):
    ${device === MAPPED ? `${mappings}[0]["Ebs"].update(${settings})` : `${mappings}.append({"DeviceName": ${pythonLiteral(device)}, "Ebs": ${settings}})`}

BUILTIN_HANDLERS.append(("before-parameter-build.ec2.RunInstances", set_root_volume))

`
}

/** EC2Cluster would give `resolve:ssm:` to every launch: a cluster that scales after a publication would have two AMIs. */
function readParameter(parameter: string, region: string): string {
  return `# Read once, so that all instances of the cluster have the same AMI, also those that scale() adds later.
ssm = get_session().create_client("ssm", region_name=${pythonLiteral(region)})
ami = ssm.get_parameter(Name=${pythonLiteral(parameter)})["Parameter"]["Value"]
`
}

/** Who may reach the scheduler, as Python, and why. */
const PUBLIC = {
  why: `The scheduler's port is open
# because workers and client come by public addresses; TLS with certificates of this cluster alone keeps others out.`,
  clients: '[{"CidrIp": "0.0.0.0/0"}]',
}
const PRIVATE = {
  why: `The client is in the
# VPC too; where it comes from elsewhere, by a peering or a VPN, name its block instead.`,
  clients: `[
        {"CidrIp": block["CidrBlock"]}
        for block in ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"][0]["CidrBlockAssociationSet"]
    ]`,
}
