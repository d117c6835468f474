"""SSM with the public parameters that name the source images."""

from __future__ import annotations

from typing import Any

from moto.core.utils import utcnow
from moto.ssm import urls as moto_urls
from moto.ssm.models import Parameter, SimpleSystemManagerBackend

from local_ec2.source_images import public_parameters


class LocalParameters(SimpleSystemManagerBackend):
    """moto's SSM, with Canonical's and Debian's parameters."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        for name, image_id in public_parameters(region_name).items():
            self._parameters[name] = [
                Parameter(  # type: ignore[abstract]
                    account_id=account_id,
                    name=name,
                    value=image_id,
                    parameter_type="String",
                    description=None,
                    allowed_pattern=None,
                    keyid=None,
                    last_modified_date=utcnow(),
                    version=1,
                    data_type="aws:ec2:image",
                )
            ]

    @property
    def _url_module(self) -> Any:
        return moto_urls
