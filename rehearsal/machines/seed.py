"""cloud-init's NoCloud seed: user data and metadata on a small disk."""

from __future__ import annotations

import json
from pathlib import Path

from machines.commands import run_command
from machines.spec import MachineSpec


def create_seed(spec: MachineSpec) -> Path:
    """Write the seed disk into the machine's directory and give its path. Raises CommandFailed when cloud-localds fails."""
    user_data, meta_data, seed = (spec.workdir / name for name in ("user-data", "meta-data", "seed.img"))
    # Unlike EC2's, cloud-init's reader of this seed takes empty user data for a faulty cloud-config, and warns.
    user_data.write_bytes(spec.user_data or b"#cloud-config\n{}\n")
    meta_data.write_text(render_meta_data(spec), encoding="utf-8")
    run_command(["cloud-localds", str(seed), str(user_data), str(meta_data)])
    return seed


def render_meta_data(spec: MachineSpec) -> str:
    """The metadata, in JSON, which is YAML."""
    return json.dumps({"instance-id": spec.instance_id, "local-hostname": spec.hostname, "public-keys": list(spec.ssh_public_keys)})
