"""SSM with the public parameters that name the source images, and with checks of values."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from types import SimpleNamespace
from typing import Any, ClassVar

from moto.core.utils import utcnow
from moto.ssm.exceptions import ParameterNotFound
from moto.ssm.models import Parameter, SimpleSystemManagerBackend

from local_ec2.source_images import public_parameters
from local_ec2.strict.parameters import IMAGE, check_changes, check_pattern, check_value
from local_ec2.world import World


@dataclass(frozen=True)
class Put:
    """The parameters of PutParameter, by moto's names; None for those that are not in the request."""

    name: str
    value: str
    description: str | None
    parameter_type: str | None
    allowed_pattern: str | None
    keyid: str | None
    overwrite: bool
    tags: list[dict[str, str]] | None
    data_type: str
    tier: str | None
    policies: str | None


class LocalParameters(SimpleSystemManagerBackend):
    """moto's SSM, with Canonical's and Debian's parameters."""

    world: ClassVar[World]

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        # Values that have been accepted and wait for the validation of their image.
        self.validating: list[Put] = []
        for name, image_id in public_parameters(region_name).items():
            self._parameters[name] = [
                Parameter(  # type: ignore[abstract]  # moto itself makes instances of it
                    account_id=account_id,
                    name=name,
                    value=image_id,
                    parameter_type="String",
                    description=None,
                    allowed_pattern=None,
                    keyid=None,
                    last_modified_date=utcnow(),
                    version=1,
                    data_type=IMAGE,
                )
            ]

    @property
    def _url_module(self) -> object:
        from local_ec2.ssm_api import SsmApi  # noqa: PLC0415 (it imports this file)

        return SimpleNamespace(url_bases=[r"https?://ssm\.(.+)\.amazonaws\.com(|\.cn)"], url_paths={"{0}/$": SsmApi.dispatch})

    def versions(self, name: str) -> list[Any]:
        """Returns the versions of a parameter, oldest first; an empty list if it does not exist."""
        return self._parameters.get(self._parameters.normalize_name(name)) or []

    def own(self) -> list[object]:
        """Returns the newest version of every parameter of the account."""
        return [each[-1] for name, each in self._parameters.items() if each and not name.startswith("/aws/")]

    def tags_of(self, name: str) -> dict[str, str]:
        """Returns the tags of a parameter, which moto stores by the name at its creation; {} if it does not exist."""
        versions = self.versions(name.partition(":")[0])
        return dict(self._resource_tags["Parameter"].get(versions[-1].name, {})) if versions else {}

    def put(self, asked: Put, caller: str) -> Any:
        """Stores a value as `caller`, an ARN, and returns the new version. Raises SSMException for a value that is not allowed."""
        versions = self.versions(asked.name)
        pattern = asked.allowed_pattern
        if versions and asked.overwrite:
            check_changes(versions[-1], asked.data_type, asked.tier)
            pattern = versions[-1].allowed_pattern if pattern is None else pattern
        check_value(asked.value, asked.tier or (versions[-1].tier if versions else None))
        check_pattern(asked.value, pattern)
        stored: Any = self.put_parameter(**asdict(asked))
        stored.last_modified_user = caller
        return stored

    def try_put(self, asked: Put, caller: str) -> Any:
        """Returns the version that `put` would return, or raises what it would raise, without storing anything."""
        name = self._parameters.normalize_name(asked.name)
        before, tagged = list(self.versions(asked.name)), asked.name in self._resource_tags["Parameter"]
        try:
            return self.put(asked, caller)
        finally:
            if before:
                self._parameters[name][:] = before
            else:
                self._parameters.pop(name, None)
            if not tagged:
                self._resource_tags["Parameter"].pop(asked.name, None)

    def delete_parameter(self, name: str) -> None:
        """Deletes a parameter and its tags, which moto keeps where the name is one level with a slash."""
        super().delete_parameter(name)
        self._resource_tags["Parameter"].pop(name, None)

    def delete_parameters(self, names: list[str]) -> list[str]:
        """Deletes parameters and their tags; returns the names of those that existed."""
        deleted = super().delete_parameters(names)
        for name in deleted:
            self._resource_tags["Parameter"].pop(name, None)
        return deleted

    def label_parameter_version(self, name: str, version: int, labels: list[str]) -> tuple[list[str], int]:
        """Labels a version. Raises ParameterNotFound, where moto would create an empty parameter."""
        if not self.versions(name):
            raise ParameterNotFound("")
        return super().label_parameter_version(name, version, labels)

    def unlabel_parameter_version(self, name: str, version: int, labels: list[str]) -> tuple[list[str], list[str]]:
        """Removes labels from a version."""
        if not self.versions(name):
            raise ParameterNotFound("")
        return super().unlabel_parameter_version(name, version, labels)
