"""The API of SSM's Parameter Store, over moto's."""

from __future__ import annotations

from typing import Any

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult
from moto.ssm.exceptions import ValidationException
from moto.ssm.responses import SimpleSystemManagerResponse
from moto.sts.models import sts_backends

from local_ec2.image_parameters import begin_validation
from local_ec2.parameters import LocalParameters, Put
from local_ec2.strict.parameters import IMAGE, checked_name, checked_reference

_MOST_RESULTS = 50
_FEW_RESULTS = 10
# Filters of DescribeParameters that moto lacks.
_OWN_FILTERS = {"DataType": "data_type", "Tier": "tier"}
_BY_PLAIN_NAME = ("PutParameter", "LabelParameterVersion", "UnlabelParameterVersion", "DeleteParameter", "DeleteParameters")


class SsmApi(SimpleSystemManagerResponse):
    """All calls. The names in every call are checked here."""

    def __init__(self) -> None:
        super().__init__()
        self.automated_parameter_parsing = True

    @property
    def parameters(self) -> LocalParameters:
        """Returns the parameters of the region."""
        return self.ssm_backend  # type: ignore[return-value]  # backend.install makes all of them LocalParameters

    def call_action(self) -> Any:
        """Answers the call in `params`."""
        try:
            self._check_names()
        except ServiceException as error:
            return self.serialized(ActionResult(error))
        return super().call_action()

    def _check_names(self) -> None:
        """Rejects malformed names in every call that has one (localstack#7712 for GetParameter)."""
        action, prefix = self._get_action(), self.parameters.ssm_prefix
        if "Parameter" not in action:
            return
        check = checked_name if action in _BY_PLAIN_NAME else checked_reference
        if "Name" in self.params:
            self.params["Name"] = check(self.params["Name"], prefix)
        if "Names" in self.params:
            self.params["Names"] = [check(each, prefix) for each in self.params["Names"]]

    def put_parameter(self) -> ActionResult:
        """Stores a value; an image is validated and stored later."""
        backend, world = self.parameters, self.parameters.world
        asked, caller = self._asked(), self._caller()
        if asked.data_type != IMAGE:
            stored = backend.put(asked, caller)
            return ActionResult({"Version": stored.version, "Tier": stored.tier})
        stored = backend.try_put(asked, caller)
        waiting = sum(each.name == asked.name for each in backend.validating)
        assert world.caller is not None
        begin_validation(world, backend, asked, world.caller, caller)
        return ActionResult({"Version": stored.version + waiting, "Tier": stored.tier})

    def _asked(self) -> Put:
        """Returns the request. An overwrite without DataType keeps it: terraform-provider-aws updates values so."""
        versions = self.parameters.versions(self._get_param("Name"))
        kept = versions[-1].data_type if versions else "text"
        return Put(
            name=self._get_param("Name"),
            value=self._get_param("Value"),
            description=self._get_param("Description"),
            parameter_type=self._get_param("Type"),
            allowed_pattern=self._get_param("AllowedPattern"),
            keyid=self._get_param("KeyId"),
            overwrite=bool(self._get_param("Overwrite")),
            tags=self._get_param("Tags"),
            data_type=self._get_param("DataType") or kept,
            tier=self._get_param("Tier"),
            policies=self._get_param("Policies"),
        )

    def _caller(self) -> str:
        """Returns the ARN of the caller."""
        call = self.parameters.world.caller
        identity = sts_backends[self.current_account][self.partition].get_caller_identity(
            call.access_key or "" if call else "", self.region
        )
        return identity[1]

    def describe_parameters(self) -> ActionResult:
        """Lists the account's own parameters by pages; public ones are not among them."""
        size, start = self._page()
        asked = self._get_param("ParameterFilters") or []
        found = self.parameters.describe_parameters(self._get_param("Filters"), [each for each in asked if each["Key"] not in _OWN_FILTERS])
        mine = [each for each in found if not each.name.startswith("/aws/") and _passes(each, asked)]
        rows = [_described(each) | {"ARN": each.response_object(False, self.region)["ARN"]} for each in mine]
        return ActionResult({"Parameters": rows[start : start + size], "NextToken": _next(start + size, rows)})

    def get_parameter_history(self) -> ActionResult:
        """Lists the versions of a parameter by pages, oldest first."""
        size, start = self._page(_MOST_RESULTS)
        versions = self.parameters.versions(self.parameters._strip_parameter_arn(self._get_param("Name")))
        if not versions:
            # For moto's error.
            return super().get_parameter_history()
        decrypt = bool(self._get_param("WithDecryption"))
        rows = [_described(each, decrypt) | {"Labels": each.labels} for each in versions]
        return ActionResult({"Parameters": rows[start : start + size], "NextToken": _next(start + size, rows)})

    def _page(self, fallback: int = _FEW_RESULTS) -> tuple[int, int]:
        """Returns the size of a page and where it starts."""
        size, token = self._get_param("MaxResults") or fallback, self._get_param("NextToken") or "0"
        if not 1 <= size <= _MOST_RESULTS:
            raise ValidationException(
                f"1 validation error detected: Value '{size}' at 'maxResults' failed to satisfy constraint: Member must have value"
                f" less than or equal to {_MOST_RESULTS}"
            )
        if not token.isdigit():
            raise ServiceException("InvalidNextToken", "The specified token isn't valid.")
        return size, int(token)


def _passes(parameter: Any, filters: list[dict[str, Any]]) -> bool:
    return all(getattr(parameter, _OWN_FILTERS[each["Key"]]) in each["Values"] for each in filters if each["Key"] in _OWN_FILTERS)


def _described(parameter: Any, decrypt: bool = False) -> dict[str, Any]:
    user = getattr(parameter, "last_modified_user", None)
    return {**parameter.describe_response_object(decrypt), "LastModifiedUser": user}


def _next(end: int, rows: list[Any]) -> str | None:
    return str(end) if end < len(rows) else None
