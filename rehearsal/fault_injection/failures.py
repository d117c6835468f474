"""Failures seen in the field, injected into a bake; as data. Source of the rows: the project's collection of public reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fault_injection.moments import ENVIRONMENT

DENIED = (
    "You are not authorized to perform this operation. User: arn:aws:iam::123456789012:user/ci is not authorized to perform: "
    "ec2:RunInstances on resource: arn:aws:ec2:eu-west-2:123456789012:instance/* because no identity-based policy allows the "
    "ec2:RunInstances action. Encoded authorization failure message: ABCD1234"
)


@dataclass(frozen=True)
class Failure:
    """One failure: what brings it about, and what the step has to make of it.

    `code` is the title of the error annotation, `words` what the first lines of the diagnosis hold; both are None where the
    bake goes on and ends well.
    """

    name: str
    settings: Mapping[str, object] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    code: str | None = None
    words: str | None = None
    # Of the job's workspace: name to text.
    files: Mapping[str, str] = field(default_factory=dict)
    # The release server's faults; the step then takes Packer from there.
    mirror_fault: Mapping[str, object] | None = None
    # Patterns of the log that must be there where the bake ends well.
    log: str | None = None


def _fault(action: str, code: str, message: str = "injected", **more: object) -> dict[str, object]:
    return {"faults": [{"action": action, "code": code, "message": message, **more}]}


def _script(name: str, *lines: str, exit_code: int = 1) -> dict[str, object]:
    return {"guest": {"scripts": {name: {"lines": list(lines), "exit": exit_code}}}}


_CAPACITY = "We currently do not have sufficient t3.large capacity in the Availability Zone you requested"
_PREPARED = "bake-dask-ami: cloud-init ended with code 1, and the image was not prepared; the end of its output:"

_BUILDS = {"environment": "requirements.txt"}

# Those first that take minutes of waiting, which the others fill.
FAILURES = (
    Failure(
        "the image is never available",
        {"durations": {"image": 3600}},
        inputs={"build-timeout-minutes": "5"},
        code="build-timeout",
        words="Creating the AMI",
    ),
    Failure(
        "throttled for ever",
        _fault("RunInstances", "RequestLimitExceeded", "Request limit exceeded."),
        code="throttled",
        words="throttled",
    ),
    Failure(
        "no capacity in any zone",
        # Not EC2's 500, which the plugin's SDK repeats for two minutes a launch: that is the case of the first zone.
        _fault("RunInstances", "InsufficientInstanceCapacity", _CAPACITY, status=400),
        code="no-capacity",
        words="no capacity",
    ),
    Failure(
        "the credentials expire in mid-bake",
        _fault("CreateImage", "RequestExpired", "Request has expired."),
        code="expired-credentials",
        words="expired",
    ),
    Failure(
        "SSH is never reached",
        {"guest": {"ssh_after": None}},
        inputs={"build-timeout-minutes": "5"},
        code="ssh-timeout",
        words="could not be reached over SSH",
    ),
    Failure(
        "no capacity in the first zone",
        # The subnets of a default VPC are tried in the order of their zones.
        _fault("RunInstances", "InsufficientInstanceCapacity", _CAPACITY, match={"Placement.AvailabilityZone": "*a"}),
        log=r"eu-west-2b",
    ),
    Failure("throttled for a while", _fault("RunInstances", "RequestLimitExceeded", "Request limit exceeded.", times=4)),
    Failure(
        "no spot capacity",
        {"no_capacity": {f"eu-west-2{zone}": ["spot:*"] for zone in "abcd"}},
        inputs={"spot": "true", "instance-type": "t3.large"},
        log=r"no spot capacity .* Next is t3\.large in eu-west-2a, try \d",
    ),
    Failure("the image fails", {"image_failure": "snapshot failed"}, code="ami-failed", words="could not complete the AMI"),
    Failure(
        "the apt lock is held",
        _script(
            "wait-for-cloud-init.sh",
            *("status: error", _PREPARED),
            "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1234 (unattended-upgr)",
        ),
        code="apt-lock",
        words="/var/lib/dpkg/lock-frontend",
    ),
    Failure(
        "Docker Hub limits the rate of pulls",
        _script(
            "pull-images.sh",
            "Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit. "
            "https://www.docker.com/increase-rate-limit",
        ),
        code="docker-rate-limit",
        words="too many",
    ),
    Failure(
        "cloud-init fails",
        _script("wait-for-cloud-init.sh", "status: error", _PREPARED, "/var/lib/cloud/instance/scripts/prepare.sh: 12: no-such: not found"),
        code="cloud-init-failed",
        words="cloud-init failed",
    ),
    Failure(
        "cloud-init is degraded",
        _script(
            "wait-for-cloud-init.sh",
            *("status: done", "extended_status: degraded done", "recoverable_errors:", "WARNING:"),
            "bake-dask-ami: cloud-init is done with recoverable errors (above); our own steps succeeded, so the bake goes on",
            exit_code=0,
        ),
        log="recoverable errors",
    ),
    Failure(
        "the disk is full",
        _script(
            "pull-images.sh",
            *("bake-dask-ami: free on the disk of Docker: 1.2G", "bake-dask-ami: pulling daskdev/dask:latest"),
            "failed to register layer: write /opt/conda/lib/libLLVM.so: no space left on device",
        ),
        code="disk-full",
        words="root volume is full",
    ),
    Failure("an environment is built", inputs=_BUILDS, files=ENVIRONMENT, log=r"Building the environment"),
    Failure(
        "an index of packages asks for a login",
        _script(
            "build-environment.sh",
            *("bake-dask-ami: building the environment of requirements.txt", "#5 [2/2] RUN python -m pip install -r requirements.txt"),
            "WARNING: 401 Error, Credentials not correct for https://index.example.com/simple/einops/",
            "ERROR: No matching distribution found for einops==0.8.1",
            "bake-dask-ami: the environment could not be built",
        ),
        inputs=_BUILDS,
        files=ENVIRONMENT,
        code="package-index-login",
        words="index.example.com",
    ),
    Failure(
        "the environment has no Dask",
        _script("provision.sh", "bake-dask-ami: the environment's image has no Python package 'dask'"),
        inputs=_BUILDS,
        files=ENVIRONMENT,
        code="no-dask-in-image",
        words="has no Python package 'dask'",
    ),
    Failure(
        "Docker does not run after the reboot",
        _script(
            "keep-start.sh",
            "bake-dask-ami: Docker does not run after a reboot of the builder, so it would not run in an instance; "
            "what systemd says of it:",
            "docker.service: Failed with result 'dependency'.",
        ),
        code="docker-not-started",
        words="did not start when the builder was rebooted",
    ),
    Failure(
        "NVIDIA's driver does not match",
        _script(
            "provision.sh",
            "bake-dask-ami: checking the GPU: on the host, in the container, and that RAPIDS imports",
            "Failed to initialize NVML: Driver/library version mismatch",
        ),
        code="driver-kernel-mismatch",
        words="do not match",
    ),
    Failure(
        "the AMI's name is taken meanwhile",
        _fault("CreateImage", "InvalidAMIName.Duplicate", "AMI name taken is already in use by AMI ami-00000000000000001"),
        code="ami-name-race",
        words="ami-00000000000000001",
    ),
    Failure("no default VPC", {"default_vpc": False}, code="no-default-vpc", words="no default VPC"),
    Failure(
        "the server of Packer's plugin limits the rate",
        inputs={"packer-plugin-version": ""},
        mirror_fault={"path": r".*packer-plugin-amazon.*", "kind": "status", "status": 429, "headers": {"Retry-After": "1"}, "times": 2},
        log="AMI",
    ),
    Failure(
        "the quota of vCPUs is too small at launch",
        _fault("RunInstances", "VcpuLimitExceeded", "You have requested more vCPU capacity than your current vCPU limit of 5 allows"),
        code="quota-too-small",
        words="quota",
    ),
    Failure("a right is missing", _fault("RunInstances", "UnauthorizedOperation", DENIED), code="access-denied", words="ec2:RunInstances"),
)
