"""What can be done to an instance in which state."""

from __future__ import annotations

from typing import Any

from local_ec2.errors import Refusal


def check_can_stop(instance: Any) -> None:
    """Refuses to stop what is not yet up or already gone; what is down stays so without an error."""
    if instance.state == "pending":
        raise Refusal(
            "IncorrectInstanceState",
            f"Instance '{instance.id}' cannot be stopped as it has never reached the 'running' state.",
        )
    if instance.state not in ("running", "stopping", "stopped"):
        raise _not_from(instance, "stopped")


def check_can_start(instance: Any) -> None:
    """Refuses to start what is still going down or gone; what is up stays so without an error."""
    if instance.state not in ("stopped", "pending", "running"):
        raise _not_from(instance, "started")


def check_can_reboot(instance: Any) -> None:
    """Refuses to reboot what is not up."""
    if instance.state not in ("pending", "running"):
        raise _not_from(instance, "rebooted")


def check_can_be_imaged(instance: Any) -> None:
    """Refuses to make an image of what is neither running nor stopped; Packer waits on these very words."""
    if instance.state not in ("running", "stopped"):
        raise Refusal("InvalidParameterValue", "Instance is not in state 'running' or 'stopped'")


def check_is_not_spot(instance: Any) -> None:
    """Refuses to stop a spot instance; all of ours are of one-time requests. Words: cloud-custodian#8003."""
    if instance.lifecycle == "spot":
        raise Refusal(
            "UnsupportedOperation",
            f"You can't stop the Spot Instance '{instance.id}' because it is associated with a one-time Spot Instance "
            "request. You can only stop Spot Instances associated with persistent Spot Instance requests.",
        )


def check_is_stopped(instance: Any) -> None:
    """Refuses to change what can only be changed on a stopped instance."""
    if instance.state != "stopped":
        raise Refusal("IncorrectInstanceState", f"The instance '{instance.id}' is not in the 'stopped' state.")


def _not_from(instance: Any, what: str) -> Refusal:
    return Refusal("IncorrectInstanceState", f"The instance '{instance.id}' is not in a state from which it can be {what}.")
