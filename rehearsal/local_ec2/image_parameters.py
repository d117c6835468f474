"""The asynchronous validation of a parameter whose value is an AMI.

"The aws:ec2:image value is validated asynchronously, and the PutParameter call returns before the validation is complete. If you
submit an invalid AMI value, the PutParameter operation will return success, but the asynchronous validation will fail and the
parameter will not be created or updated." (SSM, PutParameter)
"""

from __future__ import annotations

import threading
import time

from moto.core.exceptions import ServiceException
from moto.ec2.models import ec2_backends

from local_ec2.api_call import ApiCall
from local_ec2.iam.evaluation import denial_message
from local_ec2.parameters import LocalParameters, Put
from local_ec2.strict.image_ids import may_launch
from local_ec2.world import World


def begin_validation(world: World, backend: LocalParameters, asked: Put, caller: ApiCall, arn: str) -> None:
    """Stores the value if its image is valid, after the duration `parameter` of the settings."""
    backend.validating.append(asked)
    arguments = (world, backend, asked, caller, arn, time.monotonic())
    threading.Thread(target=_validate, args=arguments, daemon=True).start()


def _validate(world: World, backend: LocalParameters, asked: Put, caller: ApiCall, arn: str, since: float) -> None:
    world.hold("parameter", since, lambda: True)
    with world.lock:
        backend.validating.remove(asked)
        if world.closing or not _is_valid(world, backend, asked.value, caller):
            return
        try:
            backend.put(asked, arn)
        except ServiceException:
            # The parameter has been changed meanwhile, and the call has been answered already.
            return
        except Exception:
            world.report(f"{asked.name}: its value was not stored")


def _is_valid(world: World, backend: LocalParameters, image_id: str, caller: ApiCall) -> bool:
    """Returns whether the value is an available image that the account may use and the caller may describe.

    Without ec2:DescribeImages the call succeeds and stores nothing: boto3#3588, aws-sdk-java#2919.
    """
    image = ec2_backends[backend.account_id][backend.region_name].amis.get(image_id)
    if image is None or image.state != "available" or not may_launch(image, backend.account_id):
        return False
    return denial_message(world, "ec2", "DescribeImages", {"ImageId.1": image_id}, caller) is None
