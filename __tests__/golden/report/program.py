# uv run --python 3.12 --with-requirements client-requirements.txt cluster.py
# or, with a Python 3.12: pip install --requirement client-requirements.txt
from botocore.session import get_session
from dask.distributed import Client
from dask_cloudprovider.aws import EC2Cluster

vpc, name = "vpc-0123456789abcdef0", "dask-ami-4a9ac69a9a3235029"
ec2 = get_session().create_client("ec2", region_name="eu-west-2")
# EC2Cluster 2025.9.0 cannot make a security group of its own (dask-cloudprovider#481). The scheduler's port is open
# because workers and client come by public addresses; TLS with certificates of this cluster alone keeps others out.
filters = [{"Name": "vpc-id", "Values": [vpc]}, {"Name": "group-name", "Values": [name]}]
groups = ec2.describe_security_groups(Filters=filters)["SecurityGroups"]
if groups:
    group = groups[0]["GroupId"]
else:
    group = ec2.create_security_group(GroupName=name, Description="Dask cluster", VpcId=vpc)["GroupId"]
    clients = [{"CidrIp": "0.0.0.0/0"}]
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
        {"IpProtocol": "tcp", "FromPort": 8786, "ToPort": 8786, "IpRanges": clients},
        {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group}]},
    ])

with EC2Cluster(
    ami="ami-4a9ac69a9a3235029",
    bootstrap=False,
    region="eu-west-2",
    vpc="vpc-0123456789abcdef0",
    subnet_id="subnet-0aaaaaaaaaaaaaaaa",
    instance_type="t3.large",
    filesystem_size=40,
    docker_image="daskdev/dask:latest",
    security_groups=[group],
    n_workers=1,
) as cluster, Client(cluster) as client:
    print(client.submit(lambda x: x + 1, 10).result())
