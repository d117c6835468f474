"""What must hold where the instances of a cluster have instance store: workers spill to it, and only there is it mounted."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

from rehearse.checks import Checks
from rehearse.launch import Shell
from rehearse.step import StepResult

SCRATCH = "/mnt/dask-scratch"


def check_spilling(checks: Checks, result: StepResult) -> None:
    """Check what the smoke test of a rehearsal with `--instance-store` reports."""
    path = Path(result.outputs.get("smoke-report") or "/nonexistent")
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"checks": []}
    results = {check["check"]: check["result"] for check in report["checks"]}
    size = str(results.get("instance store", ""))
    checks.that("the smoke test reports the size of the instance store", re.fullmatch(r"\d+ GB", size) is not None, str(results))
    said = results.get("smoke-script", "None")
    spilled: dict[str, Any] | None = ast.literal_eval(said)
    if not checks.that("a worker held more than its memory", spilled is not None and spilled["held"] > spilled["limit"], said):
        return
    assert spilled is not None
    checks.that("its files were in the instance store", spilled["directory"].startswith(f"{SCRATCH}/dask-scratch-space/"), said)
    checks.that("they were a quarter of its memory and more", spilled["bytes"] > spilled["limit"] / 4, said)


def check_no_instance_store(checks: Checks, shell: Shell) -> None:
    """Check an instance of a type without instance store: what containers get is a directory of the root volume, for everybody."""
    root, scratch = shell.run(f"stat --format '%d %a' / {SCRATCH}").splitlines()
    (root_device, _), (device, mode) = root.split(), scratch.split()
    checks.that(f"{SCRATCH} is a directory of the root volume", device == root_device, f"{device}, not {root_device}")
    checks.that("everybody may write to it", mode == "1777", mode)
    state = shell.run("systemctl is-active bake-dask-ami-scratch.service || true").strip()
    checks.that("the unit that mounts instance store has ended well", state == "active", state)
