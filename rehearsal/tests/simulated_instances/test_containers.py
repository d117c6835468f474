"""A scheduler and a worker on simulated instances, and how they end."""

import json
import socket

import pytest
from distributed import Client
from distributed.security import Security

from simulated_instances.ports import listening_ports

SCHEDULER = "env python -m distributed.cli.dask_scheduler --protocol tls"


def launch(ec2, instance, command, security=None):
    """Launch what EC2Cluster launches; `command` is that of the container."""
    variables = " ".join(f'-e {name}="{value}"' for name, value in _variables(security).items())
    run = f"docker run --net=host {variables} --pull=never daskdev/dask:latest {command}"
    user_data = "#cloud-config\n" + json.dumps({"runcmd": [run, "shutdown -h now"]})
    return ec2.launch_running(UserData=user_data, SecurityGroupIds=[instance.group], InstanceInitiatedShutdownBehavior="terminate")


def _variables(security):
    if security is None:
        return {}
    tls = {
        "CA_FILE": security.tls_ca_file,
        **{
            f"{role.upper()}__{part.upper()}": getattr(security, f"tls_{role}_{part}")
            for role in ("scheduler", "worker")
            for part in ("key", "cert")
        },
    }
    # The newlines of the certificates are Dask's business; user data holds them as JSON does.
    return {f"DASK_DISTRIBUTED__COMM__TLS__{name}": json.dumps(value)[1:-1] for name, value in tls.items()}


@pytest.fixture
def security(tmp_path):
    """Certificates in files, as a container would find them mounted."""
    made = Security.temporary()
    for name in ("tls_ca_file", *(f"tls_{role}_{part}" for role in ("scheduler", "worker", "client") for part in ("key", "cert"))):
        file = tmp_path / f"{name}.pem"
        file.write_text(getattr(made, name))
        setattr(made, name, str(file))
    return made


def test_a_cluster_computes_over_tls_and_listens_nowhere_else(light_ec2, instance, security, until):
    instance.admit(8786, 8787)
    scheduler = launch(light_ec2, instance, SCHEDULER, security)
    address = light_ec2.instance(scheduler)["PublicIpAddress"]
    spec = json.dumps({"cls": "dask.distributed.Nanny", "opts": {"name": "w", "nthreads": 1, "death_timeout": 60}})
    command = f"env python -m distributed.cli.dask_spec tls://{address}:8786 --spec '{spec}'"
    until(lambda: "Scheduler at:" in light_ec2.get(f"console/{scheduler}"), "the scheduler listens")
    worker = launch(light_ec2, instance, command, security)
    with Client(f"tls://{address}:8786", security=security, timeout=60) as client:
        client.wait_for_workers(1, timeout=60)
        assert client.submit(sum, [1, 2]).result(60) == 3
    assert {8786, 8787} <= listening_ports(address.replace("127.77.", "127.78."))
    assert not {8786, 8787} & listening_ports("0.0.0.0")
    assert "Registered to:" in light_ec2.get(f"console/{worker}")
    light_ec2.client().terminate_instances(InstanceIds=[scheduler, worker])
    light_ec2.wait_for_state(scheduler, "terminated")
    assert not listening_ports(address.replace("127.77.", "127.78."))


@pytest.mark.parametrize(
    ("fate", "words"),
    [
        ("no-docker", "docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?"),
        ("no-image", "docker: Error response from daemon: No such image: daskdev/dask:latest."),
        ("exits", "No module named 'distributed'"),
    ],
)
def test_a_container_that_does_not_run_powers_the_machine_off(light_ec2, instance, fate, words):
    light_ec2.set(guest={"containers": {"scheduler": fate}})
    scheduler = launch(light_ec2, instance, SCHEDULER)
    light_ec2.wait_for_state(scheduler, "terminated")
    assert words in light_ec2.get(f"console/{scheduler}")
    assert light_ec2.instance(scheduler)["StateReason"]["Code"] == "Client.InstanceInitiatedShutdown"


@pytest.mark.parametrize(("fate", "docker"), [("no-docker", False), ("no-image", True)])
def test_the_console_shows_the_boot_times_before_the_container(light_ec2, instance, fate, docker):
    light_ec2.set(guest={"containers": {"scheduler": fate}})
    scheduler = launch(light_ec2, instance, SCHEDULER)
    light_ec2.wait_for_state(scheduler, "terminated")
    before, _, after = light_ec2.get(f"console/{scheduler}").partition("bake-dask-ami boot times: ")
    line, _, rest = after.partition("\n")
    times = json.loads(line)
    launched = light_ec2.instance(scheduler)["LaunchTime"].timestamp()
    assert launched - 1 <= times["kernel"] <= times["userspace"] <= times["cloud-init"][1]
    assert ("docker" in times) is docker
    assert "Linux version" in before
    assert "docker: " in rest


def test_a_guest_may_print_something_else_in_place_of_the_boot_times(light_ec2, instance):
    light_ec2.set(guest={"boot_times": "bake-dask-ami boot times: {", "containers": {"scheduler": "no-image"}})
    scheduler = launch(light_ec2, instance, SCHEDULER)
    light_ec2.wait_for_state(scheduler, "terminated")
    lines = light_ec2.get(f"console/{scheduler}").splitlines()
    assert [line for line in lines if "boot times" in line] == ["bake-dask-ami boot times: {"]


def test_a_container_that_ends_by_itself_powers_the_machine_off(light_ec2, instance):
    scheduler = launch(light_ec2, instance, "python -m distributed.cli.dask_scheduler --tls-key /no/such/file")
    light_ec2.wait_for_state(scheduler, "terminated")
    assert "'/no/such/file' does not exist" in light_ec2.get(f"console/{scheduler}")


def test_a_silent_container_leaves_the_machine_up(light_ec2, instance):
    instance.admit(8786)
    light_ec2.set(guest={"containers": {"scheduler": "silent"}})
    scheduler = launch(light_ec2, instance, SCHEDULER)
    address = light_ec2.instance(scheduler)["PublicIpAddress"]
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((address, 8786), 5)
    light_ec2.client().terminate_instances(InstanceIds=[scheduler])
