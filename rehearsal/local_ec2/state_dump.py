"""All resources in the account, for tests that check what is left."""

from __future__ import annotations

from typing import Any

from moto.ssm.models import ssm_backends

from local_ec2.backend import LocalEc2Backend, regions_in_use
from local_ec2.world import World

_KINDS = (
    "instances",
    "images",
    "snapshots",
    "volumes",
    "security_groups",
    "key_pairs",
    "network_interfaces",
    "addresses",
    "launch_templates",
    "vpcs",
    "subnets",
    "route_tables",
    "internet_gateways",
)


def dump_state(world: World) -> dict[str, object]:
    """Returns every resource by kind, with id, name, state, tags, region and whether it existed at the start.

    Called under `world.lock`. `problems` are failures in the background; `ssm_parameters` leaves out the public ones, and
    `ssm_validations` are values that wait for the validation of their image.
    """
    state: dict[str, Any] = {kind: [] for kind in _KINDS}
    for backend in regions_in_use():
        backend.show_addresses_that_are_due()
        for kind in _KINDS:
            state[kind] += [_row(backend, kind, each) for each in _resources(backend, kind)]
    stores: list[Any] = [backend for account in ssm_backends.values() for backend in account.values()]
    state["ssm_parameters"] = [_parameter(store, each) for store in stores for each in store.own()]
    state["ssm_validations"] = [_parameter(store, each) for store in stores for each in store.validating]
    state["problems"] = list(world.problems)
    return state


def _parameter(store: Any, parameter: Any) -> dict[str, object]:
    return {"name": parameter.name, "value": parameter.value, "region": store.region_name}


def _resources(backend: LocalEc2Backend, kind: str) -> list[object]:
    if kind == "instances":
        return list(backend.all_instances())
    if kind == "security_groups":
        return [group for vpc in backend.groups.values() for group in vpc.values()]
    if kind == "subnets":
        return [subnet for zone in backend.subnets.values() for subnet in zone.values()]
    tables = {"images": "amis", "network_interfaces": "enis"}
    table = getattr(backend, tables.get(kind, kind))
    return list(table.values()) if isinstance(table, dict) else list(table)


def _row(backend: LocalEc2Backend, kind: str, resource: Any) -> dict[str, object]:
    key = resource.allocation_id if kind == "addresses" else resource.id
    tags = {tag["key"]: tag["value"] for tag in backend.describe_tags({"resource-id": [key]}, all_of_them=True)}
    row = {
        "id": key,
        "name": _name(kind, resource) or tags.get("Name"),
        "state": _state(kind, resource),
        "tags": tags,
        "region": backend.region_name,
        "preexisting": key in backend.preexisting,
    }
    return row | _more(kind, resource)


def _name(kind: str, resource: object) -> str | None:
    value = getattr(resource, "key_name" if kind == "key_pairs" else "name", None)
    return value if isinstance(value, str) else None


def _state(kind: str, resource: object) -> str | None:
    value = getattr(resource, "status" if kind in ("snapshots", "volumes", "network_interfaces") else "state", None)
    return value if isinstance(value, str) else None


def _more(kind: str, resource: Any) -> dict[str, object]:
    if kind == "instances":
        return {
            "image": resource.image_id,
            "type": resource.instance_type,
            "public_address": resource.public_ip_address,
            "private_address": resource.private_ip_address,
        }
    if kind == "snapshots":
        return {"encrypted": bool(resource.encrypted)}
    if kind == "volumes":
        speed = {name: getattr(resource, name) for name in ("iops", "throughput", "initialization_rate")}
        return {"encrypted": bool(resource.encrypted), **speed}
    if kind == "images":
        return {"snapshots": resource.snapshot_ids(), "owner": resource.owner_id}
    if kind == "subnets":
        return {"zone": resource.availability_zone, "vpc": resource.vpc_id}
    return {}
