"""The data behind the API: moto's, with parts replaced that have to be as in EC2."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import Any

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.ec2.exceptions import InvalidInstanceTypeError
from moto.ec2.models import ec2_backends, elastic_network_interfaces
from moto.ec2.models import instances as moto_instances
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.utils import EC2_PREFIX_TO_RESOURCE, get_prefix
from moto.servicequotas.models import servicequotas_backends
from moto.ssm.models import ssm_backends
from moto.sts.models import sts_backends

from local_ec2.client_tokens import Tokens
from local_ec2.images import LocalImage
from local_ec2.instance_life import begin_lives
from local_ec2.instance_types import add_missing_zones, matching_offerings, still_offered, zones_offering
from local_ec2.instances import LocalInstance
from local_ec2.network import arrange_network
from local_ec2.parameters import LocalParameters
from local_ec2.quotas import LocalServiceQuotas
from local_ec2.sessions import LocalSts
from local_ec2.source_images import add_source_images
from local_ec2.strict.block_devices import merge_mappings
from local_ec2.strict.sharing import PUBLIC_ACCESS_OF_NEW_ACCOUNTS
from local_ec2.volumes import VolumeBackend
from local_ec2.world import World


class LocalEc2Backend(VolumeBackend):
    """One region of the account."""

    def __init__(self, region_name: str, account_id: str) -> None:
        # (resource id, tag key) -> when it was set.
        self.tagged: dict[tuple[str, str], float] = {}
        super().__init__(region_name, account_id)
        # Encrypted volumes whose KMS key the caller of their launch may not use.
        self.unusable_volumes: set[str] = set()
        self.launch_tokens: Tokens = {}
        self.copy_tokens: Tokens = {}
        self.image_block_public_access = PUBLIC_ACCESS_OF_NEW_ACCOUNTS
        arrange_network(self, self.world)
        self.preexisting = self.resource_ids()
        self.world.rules.observe(self)

    @property
    def _url_module(self) -> Any:
        from local_ec2.ec2_api import Ec2Api  # noqa: PLC0415 (it imports this file)

        return SimpleNamespace(
            url_bases=[r"https?://ec2\.(.+)\.amazonaws\.com(|\.cn)"],
            url_paths={"{0}/": Ec2Api.dispatch},
        )

    def _load_amis(self) -> None:
        """Called by moto where it would load images of its own."""
        add_source_images(self, self.world)

    def arrange_network(self) -> None:
        """Changes the network to what the settings say; what is added is listed as there from the start."""
        before = self.resource_ids()
        arrange_network(self, self.world)
        self.default_vpc = self.get_default_vpc() or self.default_vpc
        self.preexisting |= self.resource_ids() - before
        self.follow_groups()

    def follow_groups(self) -> None:
        """Records changes of security group rules, and applies them to the machines."""
        self.world.rules.observe(self)
        for instance in self._local_instances():
            if instance.state != "terminated":
                instance.follow_groups()

    def show_addresses_that_are_due(self) -> None:
        """Shows the public addresses of running instances whose delay (a setting) is over."""
        for instance in self._local_instances():
            instance.show_addresses_that_are_due()

    def _local_instances(self) -> list[LocalInstance]:
        return [each for each in self.all_instances() if isinstance(each, LocalInstance)]

    def create_tags(self, resource_ids: list[str], tags: dict[str, str]) -> bool:
        """Sets tags and records the time."""
        done = super().create_tags(resource_ids, tags)
        now = time.monotonic()
        self.tagged |= {(resource, key): now for resource in resource_ids for key in tags}
        return bool(done)

    def describe_tags(self, filters: Any = None, *, all_of_them: bool = False) -> list[dict[str, str]]:
        """Returns tags, also to moto's own filters, without those that the settings still hide, unless `all_of_them`."""
        found = self._tags_of(filters) if _names_one_resource(filters) else super().describe_tags(filters)
        delay = self.world.settings.tags_visible_after
        if all_of_them or not delay:
            return found
        visible = time.monotonic() - delay
        return [tag for tag in found if self.tagged.get((tag["resource_id"], tag["key"]), visible) <= visible]

    def _tags_of(self, filters: dict[str, list[str]]) -> list[dict[str, str]]:
        """Returns one resource's tags. moto searches the tags of all resources, which takes minutes for a thousand resources."""
        (resource_id,) = filters["resource-id"]
        kind = EC2_PREFIX_TO_RESOURCE.get(get_prefix(resource_id), "")
        tags = self.tags.get(resource_id, {})
        return [{"resource_id": resource_id, "key": key, "value": value, "resource_type": kind} for key, value in tags.items()]

    def resource_ids(self) -> set[str]:
        """Returns the ids of all that is in the region now."""
        tables = (self.amis, self.snapshots, self.vpcs, self.route_tables, self.internet_gateways)
        nested = (self.subnets, self.groups)
        ids = {each.id for table in tables for each in table.values()}
        return ids | {each.id for table in nested for inner in table.values() for each in inner.values()}

    def run_instances(self, image_id: str, count: int, user_data: Any, security_group_names: list[str], **kwargs: Any) -> Any:
        """Launches; also for moto's fleets and spot requests, which ignore an image's mappings."""
        image = self.amis.get(image_id)
        if image is not None and not kwargs.get("block_device_mappings"):
            kwargs["block_device_mappings"] = merge_mappings(image.block_device_mappings, [], self)
        reservation = super().run_instances(image_id, count, user_data, security_group_names, **kwargs)
        if isinstance(image, LocalImage):
            image.launches.append(self.world.now())
        begin_lives(self.world, reservation.instances)  # type: ignore[arg-type]  # `install` makes all of them LocalInstances
        return reservation

    def create_subnet(self, vpc_id: str, *args: Any, **kwargs: Any) -> Any:
        """Makes a subnet; moto makes the first of a zone a default subnet, in any VPC."""
        subnet = super().create_subnet(vpc_id, *args, **kwargs)
        subnet.default_for_az = subnet.map_public_ip_on_launch = False
        return subnet

    def create_default_subnet(self, availability_zone: str) -> Any:
        """Makes a default subnet, whose instances get public addresses unless a launch says otherwise."""
        subnet = super().create_default_subnet(availability_zone)
        subnet.default_for_az = subnet.map_public_ip_on_launch = True
        return subnet

    def create_security_group(self, *args: Any, **kwargs: Any) -> Any:
        """Makes a group. A VPC's default one lets its members in, which moto forgets.

        https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
        """
        group = super().create_security_group(*args, **kwargs)
        if group.is_default:
            source = {"GroupId": group.id, "UserId": self.account_id}
            group.add_ingress_rule(SecurityGroupRule(self, "-1", group.id, None, None, None, source, is_egress=False))
        return group

    def do_resources_exist(self, resource_ids: list[str]) -> bool:
        """Rejects ids that do not exist; moto does not check those of instances."""
        self.get_multi_instances_by_id([each for each in resource_ids if each.startswith("i-")])
        return bool(super().do_resources_exist(resource_ids))

    def describe_instance_types(self, instance_types: list[str] | None = None, filters: Any = None) -> list[Any]:
        """Returns the types of this region only; moto gives those of all regions."""
        not_offered = self.world.settings.not_offered
        unknown = [each for each in instance_types or [] if not zones_offering(self.region_name, each, not_offered)]
        if unknown:
            raise InvalidInstanceTypeError(unknown, error_type="InvalidInstanceType")
        found = super().describe_instance_types(instance_types, filters)
        return [each for each in found if zones_offering(self.region_name, each.name, not_offered)]

    def describe_instance_type_offerings(self, location_type: str | None = None, filters: Any = None) -> list[Any]:
        """Returns the real offerings that match the filters, without those that the settings remove."""
        rows = matching_offerings(super().describe_instance_type_offerings(location_type), filters or {})
        return still_offered(rows, self.region_name, self.world.settings.not_offered)


def _names_one_resource(filters: Any) -> bool:
    ids = (filters or {}).get("resource-id", [])
    return len(filters or {}) == 1 and len(ids) == 1 and not set("*?") & set(ids[0])


def install(world: World) -> None:
    """Replaces moto's parts by ours. Call it once, before the first request makes a backend."""
    LocalEc2Backend.world = LocalInstance.world = LocalServiceQuotas.world = LocalParameters.world = LocalSts.world = world
    ec2_backends.backend = LocalEc2Backend
    servicequotas_backends.backend = LocalServiceQuotas
    ssm_backends.backend = LocalParameters
    sts_backends.backend = LocalSts
    moto_instances.Instance = LocalInstance  # type: ignore[misc]  # mypy takes no assignment to a class
    add_missing_zones()
    # moto's module calls it by this name, though it imports it from another one.
    elastic_network_interfaces.random_public_ip = world.addresses.acquire  # type: ignore[attr-defined]  # not exported


def region_backend(region: str) -> LocalEc2Backend:
    """Returns the backend of a region."""
    return ec2_backends[DEFAULT_ACCOUNT_ID][region]  # type: ignore[return-value]  # `install` makes all of them LocalEc2Backends


def regions_in_use() -> list[LocalEc2Backend]:
    """Returns the backend of every region that was called so far."""
    return [backend for account in ec2_backends.values() for backend in account.values()]  # type: ignore[misc]  # the same
