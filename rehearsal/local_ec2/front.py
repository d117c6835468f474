"""The WSGI application: every request passes here on its way to moto, and every answer on its way back."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any
from wsgiref.types import StartResponse

from botocore.model import OperationNotFoundError
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.http import HTTP_STATUS_CODES
from werkzeug.test import EnvironBuilder, run_wsgi_app

from local_ec2.api_call import ApiCall, read_call
from local_ec2.control import PREFIX, answer_control
from local_ec2.credentials import reject_credentials, reject_region
from local_ec2.errors import Answer, render_error, status_of
from local_ec2.iam.evaluation import reject_by_policy
from local_ec2.record import error_code
from local_ec2.sessions import reject_web_identity
from local_ec2.world import World, log

# Set by the server, or without meaning between it and the client.
_DROPPED_HEADERS = {"content-length", "connection", "transfer-encoding"}
_JSON_TARGETS = {
    "ssm": "AmazonSSM.GetParametersByPath",
    "servicequotas": "ServiceQuotasV20190624.ListServiceQuotas",
}
_WARM_UP = (
    ("ec2", b"Action=DescribeImages&Version=2016-11-15"),
    ("sts", b"Action=GetCallerIdentity&Version=2011-06-15"),
    ("ssm", b'{"Path": "/aws/service/canonical"}'),
    ("servicequotas", b'{"ServiceCode": "ec2"}'),
)


class Front:
    """The WSGI application of the local EC2."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._moto = DomainDispatcherApplication(create_backend_app)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answers one request."""
        if environ["PATH_INFO"].startswith(PREFIX):
            answer = answer_control(self._world, environ)
        else:
            arrival = time.time()
            call = read_call(environ)
            answer = self._answer(call, environ)
            self._world.record.add(call, arrival, answer)
        reason = HTTP_STATUS_CODES.get(answer.status, "")
        start_response(f"{answer.status} {reason}", [*answer.headers, ("Content-Length", str(len(answer.body)))])
        return [answer.body]

    def warm_up(self) -> None:
        """Lets moto read its models and make its tables now rather than in the first call that is measured."""
        for service, body in _WARM_UP:
            authorization = f"AWS4-HMAC-SHA256 Credential=AKIAWARMUP/20260101/us-east-1/{service}/aws4_request"
            headers = [("Authorization", authorization)]
            if service in _JSON_TARGETS:
                headers.append(("X-Amz-Target", _JSON_TARGETS[service]))
            kind = "application/x-amz-json-1.1" if service in _JSON_TARGETS else "application/x-www-form-urlencoded"
            environ = EnvironBuilder(method="POST", data=body, content_type=kind, headers=headers).get_environ()
            answer = self._answer(read_call(environ), environ)
            if answer.status != 200:
                raise RuntimeError(f"{service} does not answer: {answer.body!r}")

    def _answer(self, call: ApiCall, environ: dict[str, object]) -> Answer:
        rejection = self._rejection(call)
        if rejection is None:
            self._world.hold_call(call, "before")
            rejection = self._fault(call, "before")
        if rejection is not None:
            return rejection
        answer = self._call_moto(call, environ)
        self._world.hold_call(call, "after")
        return self._fault(call, "after") or answer

    def _rejection(self, call: ApiCall) -> Answer | None:
        with self._world.lock:
            return (
                reject_region(call, self._world.settings.opted_in_regions)
                or reject_credentials(call, self._world.has_ended)
                or reject_web_identity(call, self._world.settings.roles)
                or reject_by_policy(self._world, call)
            )

    def _fault(self, call: ApiCall, phase: str) -> Answer | None:
        with self._world.lock:
            fault = next((each for each in self._world.settings.faults if each.applies(call, phase)), None)
        if fault is None:
            return None
        time.sleep(fault.delay)
        return render_error(call.service, fault.code, fault.message, fault.status or status_of(fault.code))

    def _call_moto(self, call: ApiCall, environ: dict[str, object]) -> Answer:
        """Calls moto. An exception is a bug of ours or of moto's: it is logged, reported as a problem and answered as InternalError."""
        try:
            with self._world.lock:
                self._world.caller = call
                body, status, headers = run_wsgi_app(self._moto, environ, buffered=True)
        except OperationNotFoundError:
            text = f"The action {call.action} is not valid for this web service."
            return render_error(call.service, "InvalidAction", text, 400)
        except NotImplementedError as missing:
            log.error("%s %s: %s", call.service, call.action, missing)
            text = f"The local EC2 does not implement this: {missing}"
            # A 5xx would be retried for minutes.
            return render_error(call.service, "UnsupportedOperation", text, 400)
        except Exception as error:
            self._world.report(f"{call.service} {call.action} failed: {error}")
            # SDKs repeat a call after a 5xx, and this one may be carried out already.
            return render_error(call.service, "InternalError", f"The local EC2 failed: {error!r}", 400)
        kept = [(name, value) for name, value in headers if name.lower() not in _DROPPED_HEADERS]
        answer = Answer(int(status.split(" ", 1)[0]), kept, b"".join(body))
        return self._with_aws_status(call, answer)

    def _with_aws_status(self, call: ApiCall, answer: Answer) -> Answer:
        """Corrects errors of moto: it answers most errors of EC2 with 400, and adds a message to ParameterNotFound.

        SSM answers ParameterNotFound without a message: aws-sdk-js#4330, github-aws-runners/terraform-aws-github-runner#3962.
        """
        if call.service == "ssm" and error_code(answer) == "ParameterNotFound":
            return render_error("ssm", "ParameterNotFound", "", 400)
        if call.service != "ec2" or answer.status < 400:
            return answer
        return Answer(status_of(error_code(answer) or ""), answer.headers, answer.body)
