"""Clusters that follow a parameter: its AMI is replaced, rolled back, withdrawn and restored, and no program of a user changes."""

from __future__ import annotations

import hashlib
import json
import shutil
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from artifacts.client_packages import uv_environment
from artifacts.index_packages import uv_program
from fake_packer.calls import tags_of
from rehearse.checks import Checks, check_only_images_left
from rehearse.client import make_client
from rehearse.cluster_group import cluster_group
from rehearse.clusters import Image, NoResult, default_network, first_result, parameters
from rehearse.environment import NO_WAY_OUT, Environment
from rehearse.job import Job
from rehearse.local_cloud import ADMINISTRATOR, LocalCloud
from rehearse.options import PARAMETER
from rehearse.printed_program import printed_command, printed_program, scale_printed_program
from rehearse.step import Action, StepResult
from rehearse.timings import Timings

# The error code of a launch from a disabled image.
_UNAVAILABLE = "InvalidAMIID.Unavailable"
# In seconds. A virtual machine that is ended while it boots takes a minute.
_WAITING = {"Delay": 0.5, "MaxAttempts": 600}


@dataclass(frozen=True)
class PublicationRehearsal:
    """What the checks of a publication work with.

    `action` is that of publish/action.yml, `baked` the step that has baked and published the first AMI, `cluster` the arguments
    of EC2Cluster beside the AMI, `kept` a directory for what the programs write, `scratch` one for the client's environment.
    """

    checks: Checks
    environment: Environment
    action: Action
    baked: StepResult
    cluster: Mapping[str, object]
    timings: Timings
    kept: Path
    scratch: Path

    @property
    def cloud(self) -> LocalCloud:
        """The local EC2."""
        return self.environment.cloud

    @property
    def region(self) -> str:
        """The Region of the AMIs."""
        return self.baked.outputs["region"]

    def check(self) -> None:
        """Replace the AMI in the middle of a cluster, then roll back, withdraw and restore; launch clusters in between."""
        assert self.environment.wheels is not None
        python = make_client(self.scratch / "client", self.environment.wheels)
        self.cloud.limit(["publish"])
        first = self.baked.outputs["ami"]
        second = copy_as_rebake(self.cloud, first)
        self._check_parameter(first, "the bake")
        self._check_following(python, first, "the bake")
        self._check_pinned(self.environment.wheels, first, second)
        self._check_parameter(second, "the publication")
        self._check_following(python, second, "the publication")
        self._run("rollback", {"ssm-parameter": PARAMETER}, first)
        self._check_parameter(first, "the rollback")
        self._check_following(python, first, "the rollback")
        self._check_withdrawal(first, second)
        check_only_images_left(self.checks, self.cloud, (first, second))
        problems = self.cloud.state()["problems"]
        self.checks.that("the local EC2 met no failure of its own", not problems, "\n".join(map(str, problems)))

    def _check_withdrawal(self, first: str, second: str) -> None:
        """Publish the second AMI again, withdraw it, restore it."""
        published = {"ssm-parameter": PARAMETER, "ami": second}
        self._run("publish", published, second, "publish-again")
        self._check_parameter(second, "the second publication")
        self._run("withdraw", {"ami": second, "reason": "the rehearsal withdraws it"}, second)
        self._check_parameter(first, "the withdrawal")
        rejection = self._launch(second)
        self.checks.that("a launch of the withdrawn AMI is rejected", rejection == _UNAVAILABLE, rejection or "it was launched")
        self._run("restore", {"ami": second}, second)
        rejection = self._launch(second)
        self.checks.that("the restored AMI is launched", not rejection, rejection)
        self._check_parameter(first, "the restoration")
        self._run("publish", published, second, "publish-restored")
        self._check_parameter(second, "its publication after the restoration")

    def _run(self, command: str, inputs: Mapping[str, str], ami: str, name: str | None = None) -> None:
        """Run a command of the publish action as a job of its own; `ami` is what it has to give as output."""
        show = self.checks.show
        show(f"\n== publish/action.yml, command {command}")
        job = Job(self.action, self.kept / (name or command), self.cloud.environment(self.region) | NO_WAY_OUT, show)
        result = job.run_main({"command": command, **inputs})
        self.timings.add(f"Publish action: {name or command}", result.seconds)
        said = "\n".join(note.message for note in result.annotations)
        self.checks.that(f"{command} exits with 0", result.succeeded, said)
        self.checks.that(f"{command} names the AMI", result.outputs.get("ami") == ami, str(dict(result.outputs)))
        self.checks.that(f"the job summary of {command} names the AMI", ami in result.summary, result.summary)

    def _check_parameter(self, ami: str, after: str) -> None:
        named = {row["name"]: row["value"] for row in self.cloud.state()["ssm_parameters"]}
        self.checks.that(f"after {after} the parameter names {ami}", named == {PARAMETER: ami}, str(named))

    def _check_following(self, python: Path, ami: str, after: str) -> None:
        """Launch a cluster by the parameter: always the same program with the same arguments, but for its security group."""
        show = self.checks.show
        show(f"\n== A cluster by resolve:ssm:{PARAMETER} after {after}")
        facts = json.loads(Path(self.baked.outputs["manifest"]).with_name("dask-image.json").read_text(encoding="utf-8"))
        versions = {name: facts[f"{name}_version"] for name in ("dask", "distributed")}
        ec2 = self.cloud.client("ec2", self.region)
        network = {**default_network(ec2), "region": self.region, **self.cluster}
        known = self._instances()
        files = self.kept / f"cluster-{len(known)}"
        image = Image(f"resolve:ssm:{PARAMETER}", [], "--pull=never")
        with self.timings.part(f"A cluster after {after}"), cluster_group(ec2) as group:
            try:
                first_result(python, parameters(image, group, network, versions), self._user(), files, show)
                self.checks.that(f"after {after} the cluster computes", True)
            except NoResult as error:
                self.checks.that(f"after {after} the cluster computes", False, f"{error}\n{files / 'cluster.log'}")
        self._check_instances(known, 2, ami, f"after {after} the scheduler and the worker have {ami}")

    def _check_pinned(self, wheels: Path, first: str, second: str) -> None:
        """Publish the second AMI while the program of the job summary has a cluster, which grows then.

        The program runs by the command in its first line, with the file of output `client-requirements`.
        """
        self.checks.show("\n== The program of the job summary, and a publication while it runs")
        known = self._instances()
        program = printed_program(self.baked.summary)
        arguments = printed_command(program)[1:]
        files = self.kept / "printed-program"
        files.mkdir()
        shutil.copy(self.baked.outputs["client-requirements"], files)

        def publish() -> None:
            self._run("publish", {"ssm-parameter": PARAMETER, "ami": second}, second)

        with self.timings.part("The printed program"):
            try:
                user = {**self._user(), **uv_environment(wheels)}
                scale_printed_program([uv_program(), *arguments], program, user, files, publish)
                self.checks.that("the printed program computes, and scales after the publication", True)
            except NoResult as error:
                self.checks.that("the printed program computes, and scales after the publication", False, str(error))
        self._check_instances(known, 3, first, f"all instances of its cluster have {first}")
        self._end_instances()
        ec2 = self.cloud.client("ec2", self.region)
        groups = ec2.describe_security_groups(Filters=[{"Name": "group-name", "Values": [f"dask-{PARAMETER.removeprefix('/')}"]}])
        for group in groups["SecurityGroups"]:
            ec2.delete_security_group(GroupId=group["GroupId"])

    def _check_instances(self, known: Mapping[str, str], count: int, ami: str, what: str) -> None:
        new = {key: image for key, image in self._instances().items() if key not in known}
        self.checks.that(what, sorted(new.values()) == [ami] * count, str(new))

    def _instances(self) -> dict[str, str]:
        """The AMI of every instance that was ever launched."""
        return {row["id"]: row["image"] for row in self.cloud.state()["instances"]}

    def _launch(self, ami: str) -> str:
        """Launch one instance and end it; gives the error code if EC2 rejects that."""
        ec2 = self.cloud.client("ec2", self.region)
        try:
            ec2.run_instances(ImageId=ami, InstanceType=self.cluster["instance_type"], MinCount=1, MaxCount=1)
        except ClientError as error:
            return str(error.response["Error"]["Code"])
        self._end_instances()
        return ""

    def _end_instances(self) -> None:
        ec2 = self.cloud.client("ec2", self.region)
        alive = [row["id"] for row in self.cloud.state()["instances"] if row["state"] != "terminated"]
        if alive:
            ec2.terminate_instances(InstanceIds=alive)
            ec2.get_waiter("instance_terminated").wait(InstanceIds=alive, WaiterConfig=_WAITING)

    def _user(self) -> dict[str, str]:
        """The environment of somebody who launches clusters, whose permissions are not those of the job."""
        return {**self.cloud.environment(self.region), "AWS_ACCESS_KEY_ID": ADMINISTRATOR}


def copy_as_rebake(cloud: LocalCloud, ami: str) -> str:
    """Copy an AMI within its Region with the tags of a later bake; gives the copy's id once it is available."""
    source: dict[str, Any] = next(row for row in cloud.state()["images"] if row["id"] == ami)
    run = str(uuid.uuid4())
    tags = {
        **source["tags"],
        "bake-dask-ami:run": run,
        "bake-dask-ami:baked": datetime.now(UTC).isoformat(),
        "bake-dask-ami:fingerprint": hashlib.sha256(run.encode()).hexdigest(),
    }
    ec2 = cloud.client("ec2", source["region"])
    copy: str = ec2.copy_image(
        SourceImageId=ami,
        SourceRegion=source["region"],
        Name=f"{source['name']}-rebaked",
        TagSpecifications=tags_of(tags, "image", "snapshot"),
    )["ImageId"]
    ec2.get_waiter("image_available").wait(ImageIds=[copy], WaiterConfig=_WAITING)
    return copy
