"""cloud-init's seed."""

import json

import yaml

from machines.seed import render_meta_data


def test_meta_data_reads_back_as_yaml(spec):
    expected = {"instance-id": spec.instance_id, "local-hostname": spec.hostname, "public-keys": spec.ssh_public_keys}
    assert yaml.safe_load(render_meta_data(spec)) == expected
    assert json.loads(render_meta_data(spec)) == expected
