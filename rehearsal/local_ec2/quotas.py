"""vCPU quotas, in Service Quotas and in RunInstances."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace
from typing import Any, ClassVar

from moto.ec2.models import EC2Backend
from moto.servicequotas.exceptions import NoSuchResource
from moto.servicequotas.models import ServiceQuotasBackend, servicequotas_backends
from moto.servicequotas.responses import ServiceQuotasResponse

from local_ec2.errors import ApiError
from local_ec2.instance_types import vcpus_of
from local_ec2.world import World

QUOTA_NAMES = {
    "L-1216C47A": "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances",
    "L-DB2E81BA": "Running On-Demand G and VT instances",
    "L-417A185B": "Running On-Demand P instances",
    "L-34B43A08": "All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests",
    "L-3819A6DF": "All G and VT Spot Instance Requests",
}

_ON_DEMAND = {"standard": "L-1216C47A", "g": "L-DB2E81BA", "p": "L-417A185B"}
_SPOT = {"standard": "L-34B43A08", "g": "L-3819A6DF"}


def quota_code(instance_type: str, spot: bool) -> str | None:
    """Returns the quota code for a type's vCPUs, or None for families without a quota here."""
    family = re.match(r"[a-z]+", instance_type)
    name = family.group(0) if family else ""
    if name in ("g", "gr", "vt"):
        bucket = "g"
    elif name == "p":
        bucket = "p"
    elif name[:1] in "acdhimrtz" and name not in ("trn", "dl", "inf", "hpc", "mac"):
        bucket = "standard"
    else:
        return None
    return (_SPOT if spot else _ON_DEMAND).get(bucket)


def check_quota(backend: EC2Backend, world: World, instance_type: str, count: int, spot: bool) -> None:
    """Rejects a launch that needs more vCPUs than the quota leaves."""
    code = quota_code(instance_type, spot)
    if code is None:
        return
    limit = int(world.settings.quotas[code])
    used = sum(
        vcpus_of(instance.instance_type)
        for instance in backend.all_instances()
        if instance.state in ("pending", "running") and quota_code(instance.instance_type, instance.lifecycle == "spot") == code
    )
    if used + count * vcpus_of(instance_type) <= limit:
        return
    if spot:
        raise ApiError("MaxSpotInstanceCountExceeded", "Max spot instance count exceeded")
    raise ApiError(
        "VcpuLimitExceeded",
        f"You have requested more vCPU capacity than your current vCPU limit of {limit} allows for the instance bucket "
        "that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to "
        "request an adjustment to this limit.",
    )


class LocalServiceQuotas(ServiceQuotasBackend):
    """Service Quotas with the vCPU quotas of EC2, from the settings."""

    world: ClassVar[World]

    @property
    def _url_module(self) -> object:
        return SimpleNamespace(
            url_bases=[r"https?://servicequotas\.(.+)\.amazonaws\.com"],
            url_paths={"{0}/$": QuotasApi.dispatch},
        )

    def list_quotas(self, service_code: str) -> list[dict[str, object]]:
        """Returns all quotas of a service. Raises NoSuchResource for services other than `ec2`."""
        if service_code != "ec2":
            raise NoSuchResource
        return [self._quota(code) for code in self.world.settings.quotas]

    def get_service_quota(self, service_code: str, quota_code: str) -> dict[str, object]:
        """Returns one quota. Raises NoSuchResource for an unknown one."""
        if service_code != "ec2":
            return dict(super().get_service_quota(service_code, quota_code))
        if quota_code not in self.world.settings.quotas:
            raise NoSuchResource
        return self._quota(quota_code)

    def _quota(self, code: str) -> dict[str, object]:
        return {
            "ServiceCode": "ec2",
            "ServiceName": "Amazon Elastic Compute Cloud (Amazon EC2)",
            "QuotaArn": f"arn:aws:servicequotas:{self.region_name}:{self.account_id}:ec2/{code}",
            "QuotaCode": code,
            "QuotaName": QUOTA_NAMES.get(code, code),
            "Value": self.world.settings.quotas[code],
            "Unit": "None",
            "Adjustable": True,
            "GlobalQuota": False,
            "QuotaAppliedAtLevel": "ACCOUNT",
        }


class QuotasApi(ServiceQuotasResponse):
    """The calls of Service Quotas; moto has no ListServiceQuotas."""

    @property
    def backend(self) -> Any:
        """Returns the backend of this account and region."""
        return servicequotas_backends[self.current_account][self.region]

    def list_service_quotas(self) -> str:
        """Answers ListServiceQuotas, all in one page."""
        return json.dumps({"Quotas": self.backend.list_quotas(str(json.loads(self.body).get("ServiceCode")))})
