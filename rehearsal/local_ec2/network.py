"""The network of the account: a complete default VPC, or one with a part missing."""

from __future__ import annotations

from moto.ec2.models import EC2Backend
from moto.ec2.models.subnets import Subnet
from moto.ec2.models.vpcs import VPC

from local_ec2.world import World

# Outside the /20s of the default subnets, which begin at 172.31.0.0.
_PRIVATE_CIDR = "172.31.240.0/24"
_PRIVATE_NAME = "private, without a route to the internet"


def arrange_network(backend: EC2Backend, world: World) -> None:
    """Changes a region's network to what the settings say."""
    vpc = backend.get_default_vpc()
    if world.settings.default_vpc and vpc is None:
        vpc = backend.create_default_vpc()
    if not world.settings.default_vpc and vpc is not None:
        _remove_vpc(backend, vpc)
        return
    if vpc is None:
        return
    _ensure_internet_gateway(backend, vpc)
    private = [subnet for subnet in _subnets(backend, vpc) if subnet.cidr_block == _PRIVATE_CIDR]
    if world.settings.private_subnet and not private:
        _add_private_subnet(backend, vpc)


def _ensure_internet_gateway(backend: EC2Backend, vpc: VPC) -> None:
    """Adds an internet gateway and a route to it, which a real default VPC has and moto's lacks."""
    if any(gateway.vpc and gateway.vpc.id == vpc.id for gateway in backend.internet_gateways.values()):
        return
    gateway = backend.create_internet_gateway()
    backend.attach_internet_gateway(gateway.id, vpc.id)
    main = next(table for table in backend.route_tables.values() if table.vpc_id == vpc.id and table.main_association_id is not None)
    backend.create_route(main.id, "0.0.0.0/0", gateway_id=gateway.id)


def _add_private_subnet(backend: EC2Backend, vpc: VPC) -> None:
    zone = min(each.name for each in backend.describe_availability_zones())
    subnet = backend.create_subnet(vpc.id, _PRIVATE_CIDR, availability_zone=zone, tags={"subnet": {"Name": _PRIVATE_NAME}})
    table = backend.create_route_table(vpc.id)
    backend.associate_route_table(table.id, None, subnet.id)


def _subnets(backend: EC2Backend, vpc: VPC) -> list[Subnet]:
    return [subnet for zone in backend.subnets.values() for subnet in zone.values() if subnet.vpc_id == vpc.id]


def _remove_vpc(backend: EC2Backend, vpc: VPC) -> None:
    """Removes the VPC and all in it from moto's tables, since moto's calls cannot delete default groups and main route tables."""
    for zone in backend.subnets.values():
        for subnet_id in [each.id for each in zone.values() if each.vpc_id == vpc.id]:
            del zone[subnet_id]
    for table in (backend.route_tables, backend.network_acls):
        for key in [key for key, each in table.items() if each.vpc_id == vpc.id]:
            del table[key]
    for key in [key for key, each in backend.internet_gateways.items() if each.vpc and each.vpc.id == vpc.id]:
        del backend.internet_gateways[key]
    backend.groups.pop(vpc.id, None)
    del backend.vpcs[vpc.id]
