"""The local EC2 as the rehearsal uses it: started, asked through its control paths, ended."""

from __future__ import annotations

import json
import sys
import urllib.request
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import boto3
from botocore.config import Config

from artifacts.processes import Service
from machines.accelerator import FOUND_EARLIER
from machines.first_touches import FirstTouch
from rehearse.options import VolumeKind

REGION = "eu-west-2"
# The job's credentials, and those with which the rehearsal itself looks and prepares.
LIMITED, ADMINISTRATOR = "AKIAREHEARSAL0000000", "AKIAADMINISTRATOR000"
POLICIES = Path(__file__).resolve().parents[2] / "docs" / "policies"
DEADLINE_SECONDS = 120
# The local EC2 ends its virtual machines first, each with a grace of its own.
END_SECONDS = 120
# States last no longer than this, in seconds, where nothing happens in them: half a minute of Packer's polling takes less then.
QUICK = {"pending": 0.2, "stopping": 0.2, "shutting-down": 0.2, "image": 0.2, "snapshot": 0.2}
_GONE = frozenset(("terminated", "deregistered", "deleted"))


class LocalCloud:
    """A running local EC2. `snapshot_file` and the control paths are what no real cloud offers."""

    def __init__(self, service: Service, endpoint: str, workdir: Path) -> None:
        self._service = service
        self.endpoint = endpoint
        self.workdir = workdir

    def environment(self, region: str = REGION) -> dict[str, str]:
        """The environment with which any AWS tool uses this cloud instead of the real one, with the rights of `limit`."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_REGION": region,
            "AWS_DEFAULT_REGION": region,
            "AWS_ACCESS_KEY_ID": LIMITED,
            "AWS_SECRET_ACCESS_KEY": "rehearsal-secret-access-key-000000000000",
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def client(self, service: str, region: str = REGION) -> Any:
        """A boto3 client of this cloud that may do everything, whatever the user's own AWS configuration says."""
        environment = self.environment(region)
        return boto3.Session().client(
            service,
            region_name=region,
            endpoint_url=self.endpoint,
            aws_access_key_id=ADMINISTRATOR,
            aws_secret_access_key=environment["AWS_SECRET_ACCESS_KEY"],
            config=Config(proxies={}),
        )

    def state(self) -> dict[str, list[Any]]:
        """Every resource by kind, as `/_local_ec2/state` gives it."""
        state: dict[str, list[object]] = json.loads(self._get("state"))
        return state

    def calls(self) -> list[dict[str, Any]]:
        """Every API call so far, in order."""
        calls: list[dict[str, object]] = json.loads(self._get("calls"))
        return calls

    def group_rules(self) -> list[dict[str, object]]:
        """Every security group rule that there ever was, with the times for which it held."""
        rules: list[dict[str, object]] = json.loads(self._get("group-rules"))
        return rules

    def held(self) -> list[dict[str, object]]:
        """The calls that the setting `holds` keeps waiting now."""
        held: list[dict[str, object]] = json.loads(self._get("held"))
        return held

    def set(self, settings: Mapping[str, object]) -> None:
        """Change settings: local_ec2/settings.py says which there are."""
        self._ask("settings", json.dumps(settings).encode())

    def limit(self, modes: Iterable[str]) -> None:
        """Let the credentials of `environment` have exactly the documented policies of these modes (docs/policies/)."""
        policies = [json.loads((POLICIES / f"{mode}.json").read_text()) for mode in modes]
        self.set({"identities": {LIMITED: {"policies": policies}}})

    def console(self, instance_id: str) -> str:
        """What an instance has written on its console so far."""
        return self._get(f"console/{instance_id}")

    def first_touches(self, instance_id: str) -> list[FirstTouch]:
        """The first touches of an instance's root volume since its launch, by their begins; empty unless volumes are lazy.

        Also of a terminated instance. rehearse/first_touches.py counts them.
        """
        return [FirstTouch(**touch) for touch in json.loads(self._get(f"first-touches/{instance_id}"))]

    def snapshot_file(self, snapshot_id: str) -> Path:
        """The disk (qcow2) behind a snapshot that was taken in this cloud."""
        return self.workdir / "snapshots" / f"{snapshot_id}.qcow2"

    def replace_blocks(self, snapshot_id: str, file: Path) -> None:
        """Let a disk (qcow2), which has to stay where it is, be what is on a snapshot. Raises HTTPError when it has no disk."""
        self._ask(f"blocks/{snapshot_id}", json.dumps(str(file)).encode())

    def stop(self) -> None:
        """End the cloud with all its virtual machines; returns when they are gone."""
        self._service.stop(END_SECONDS)

    def _get(self, path: str) -> str:
        return self._ask(path, None)

    def _ask(self, path: str, posted: bytes | None) -> str:
        # No proxy is asked for an address of our own loopback.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"{self.endpoint}/_local_ec2/{path}", posted, timeout=60) as answer:
            return str(answer.read(), "utf-8")


def start_local_cloud(
    workdir: Path, base_image: Path, registry_port: int, program_path: Path, accelerator: str, volumes: VolumeKind = "hot"
) -> LocalCloud:
    """Start `python -m local_ec2` with virtual machines; raises ServiceFailed when it does not come up.

    `program_path` is the directory that holds the package local_ec2, `accelerator` "kvm" or "tcg" (machines/accelerator.py). With
    `volumes` "lazy", volumes that were made from a snapshot are slow where they were never touched; that needs nbdkit.
    """
    machines: list[str | Path] = ["--machines", "vm", "--base-image", base_image, "--registry-port", str(registry_port)]
    return _start(workdir, [*machines, "--volumes", volumes], program_path, {FOUND_EARLIER: accelerator})


def start_simulated_cloud(workdir: Path, dask_python: Path, program_path: Path, public_images: Path | None = None) -> LocalCloud:
    """Start `python -m local_ec2` with simulated instances, whose containers run on `dask_python`; else as start_local_cloud.

    `public_images` is a file of images that the account finds beside the usual ones (local_ec2/source_images.py).
    """
    further: list[str | Path] = [] if public_images is None else ["--public-images", public_images]
    return _start(workdir, ["--machines", "simulated", "--dask-python", dask_python, *further], program_path)


def _start(
    workdir: Path, machines: list[str | Path], program_path: Path, environment: Mapping[str, str] = MappingProxyType({})
) -> LocalCloud:
    workdir.mkdir(parents=True)
    argv: list[str | Path] = [sys.executable, "-m", "local_ec2", "--workdir", workdir, *machines]
    service = Service("local EC2", argv, workdir / "start.log", {"PYTHONPATH": str(program_path), **environment})
    try:
        ready = service.wait_for_line(r'^\{"endpoint".*\}$', DEADLINE_SECONDS)
    except BaseException:
        service.stop()
        raise
    return LocalCloud(service, json.loads(ready.group(0))["endpoint"], workdir)


@dataclass(frozen=True)
class Resource:
    """Something in the account: its kind in words, its id and its name."""

    kind: str
    id: str
    name: str

    def __str__(self) -> str:
        named = f" ({self.name})" if self.name and self.name != self.id else ""
        return f"{self.kind} {self.id}{named}"


def left_over(state: Mapping[str, Any]) -> list[Resource]:
    """What is in the account that was not there at the start. A terminated instance stays visible for a while and is gone."""
    rows = [(kind, row) for kind, rows in state.items() if kind != "problems" for row in rows]
    return [
        Resource(kind.replace("_", " ").removesuffix("s"), row.get("id") or row["name"], row.get("name") or "")
        for kind, row in rows
        if not row.get("preexisting") and row.get("state") not in _GONE
    ]
