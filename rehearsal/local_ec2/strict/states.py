"""Checks of an instance's state."""

from __future__ import annotations

from typing import Any

from local_ec2.errors import ApiError
from local_ec2.instances import LocalInstance


def check_can_stop(instance: Any) -> None:
    """Raises ApiError for an instance that is pending or terminated; stopping a stopped one is no error."""
    if instance.state == "pending":
        raise ApiError(
            "IncorrectInstanceState",
            f"Instance '{instance.id}' cannot be stopped as it has never reached the 'running' state.",
        )
    if instance.state not in ("running", "stopping", "stopped"):
        raise _not_from(instance, "stopped")


def check_can_start(instance: Any) -> None:
    """Raises ApiError for an instance that is stopping or terminated; starting a running one is no error."""
    if instance.state not in ("stopped", "pending", "running"):
        raise _not_from(instance, "started")


def check_can_reboot(instance: LocalInstance) -> None:
    """Raises ApiError for an instance that is not running."""
    if instance.state not in ("pending", "running"):
        raise _not_from(instance, "rebooted")


def check_can_be_imaged(instance: LocalInstance) -> None:
    """Raises ApiError for an instance that is neither running nor stopped; Packer retries on exactly this message."""
    if instance.state not in ("running", "stopped"):
        raise ApiError("InvalidParameterValue", "Instance is not in state 'running' or 'stopped'")


def check_is_not_spot(instance: LocalInstance) -> None:
    """Raises ApiError for a spot instance, which can't be stopped: all are of one-time requests. Message: cloud-custodian#8003."""
    if instance.lifecycle == "spot":
        raise ApiError(
            "UnsupportedOperation",
            f"You can't stop the Spot Instance '{instance.id}' because it is associated with a one-time Spot Instance "
            "request. You can only stop Spot Instances associated with persistent Spot Instance requests.",
        )


def check_is_stopped(instance: LocalInstance) -> None:
    """Raises ApiError for an instance that is not stopped."""
    if instance.state != "stopped":
        raise ApiError("IncorrectInstanceState", f"The instance '{instance.id}' is not in the 'stopped' state.")


def _not_from(instance: LocalInstance, what: str) -> ApiError:
    return ApiError("IncorrectInstanceState", f"The instance '{instance.id}' is not in a state from which it can be {what}.")
