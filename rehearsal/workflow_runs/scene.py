"""What one workflow runs in: a local EC2, GitHub's and AWS's services, and act, all of its own."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from artifacts.client_packages import pip_environment
from artifacts.packer import Packer
from rehearse.local_cloud import QUICK, REGION, LocalCloud, start_simulated_cloud
from rehearse.step import NODE
from workflow_runs.act import Act, ActRun
from workflow_runs.actions import local_repositories
from workflow_runs.id_tokens import IdTokens
from workflow_runs.proxy import Proxy
from workflow_runs.repository import UserRepository, make_repository
from workflow_runs.rights import SWEEP_KEY

PACKAGES = Path(__file__).resolve().parent.parent
_SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# Bounds a hang. A workflow that bakes and runs a smoke test takes half a minute where nothing else goes on.
DEADLINE_SECONDS = 420.0


@dataclass(frozen=True)
class Common:
    """What every run uses: our repository, our action as act shall see it, programs, and for clusters Dask and wheels."""

    repository: Path
    action: Path
    packer: Packer
    act: Path
    dask_python: Path
    wheels: Path
    # What is running now, so that whoever is interrupted can end it.
    running: list[Act] = field(default_factory=list)


@dataclass(frozen=True)
class Scene:
    """A running local EC2 and the user's repository; `artifacts` is where uploads go.

    `programs` has stand-ins for programs of a runner.
    """

    common: Common
    cloud: LocalCloud
    tokens: IdTokens
    proxy: Proxy
    act: Act
    repository: UserRepository
    artifacts: Path
    programs: Path

    def run(self, event: str) -> ActRun:
        """Run the workflow for an event. Raises NoStandIn for an action that act could not have."""
        repositories = local_repositories(self.repository.uses(), self.common.action)
        root, workflow = self.repository.root, self.repository.workflow
        return self.act.run(root, workflow, event, repositories, self._environment(), DEADLINE_SECONDS)

    def _environment(self) -> dict[str, str]:
        tokens = self.tokens.environment if self.repository.may_fetch_id_tokens() else {}
        return {
            "PATH": f"{self.programs}:{NODE.parent}:{self.common.packer.program_directory}:{_SYSTEM_PATH}",
            "LANG": "C.UTF-8",
            "PACKER_PLUGIN_PATH": str(self.common.packer.plugin_directory),
            # No keys: a workflow that wants to reach the account has to take a role.
            "AWS_ENDPOINT_URL": self.cloud.endpoint,
            "AWS_EC2_METADATA_DISABLED": "true",
            # Compiling the client of a smoke test takes longer than importing it once.
            "PIP_NO_COMPILE": "1",
            "STAND_IN_ACCESS_KEY_ID": SWEEP_KEY,
            "STAND_IN_SECRET_ACCESS_KEY": "rehearsal-secret-access-key-000000000000",
            "STAND_IN_ARTIFACTS": str(self.artifacts),
            **pip_environment(self.common.wheels),
            **self.proxy.environment,
            **tokens,
        }


@contextmanager
def scene(common: Common, workflow: str, directory: Path) -> Iterator[Scene]:
    """Start everything for a workflow of docs/workflows, in a directory that is not there yet; ended afterwards."""
    directory.mkdir(parents=True)
    with ExitStack() as stack:
        cloud = start_simulated_cloud(directory / "ec2", common.dask_python, PACKAGES)
        stack.callback(cloud.stop)
        cloud.set({"durations": QUICK})
        tokens = IdTokens()
        stack.callback(tokens.stop)
        proxy = Proxy(cloud.endpoint, REGION, directory)
        stack.callback(proxy.stop)
        act = Act(common.act, directory / "home")
        stack.callback(act.end)
        common.running.append(act)
        repository = make_repository(common.repository, workflow, directory / "analysis")
        yield Scene(common, cloud, tokens, proxy, act, repository, directory / "artifacts", _programs(directory / "programs"))


def _programs(directory: Path) -> Path:
    """Make the directory of programs that a runner of GitHub has and this machine may not: the AWS CLI."""
    directory.mkdir()
    program = directory / "aws"
    script = Path(__file__).with_name("stand_ins") / "aws.py"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(script))} "$@"\n')
    program.chmod(0o755)
    return directory
