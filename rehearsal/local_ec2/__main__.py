"""`python -m local_ec2`: starts the local EC2 and prints its endpoint as one line of JSON."""

from __future__ import annotations

import argparse
import json
import logging
import os
import signal
import stat
import sys
import threading
from pathlib import Path

from local_ec2.backend import install
from local_ec2.children import end_children
from local_ec2.disks import Disks
from local_ec2.front import Front
from local_ec2.machine import MachineMaker
from local_ec2.machine_makers import NoMachines, SimulatedInstances, VirtualMachines
from local_ec2.server import Server
from local_ec2.world import World, log
from machines.accelerator import accelerator
from machines.errors import HostError
from machines.low_ports import require_low_ports
from machines.snapshot_server import require_nbdkit


def main() -> None:
    """Runs until SIGTERM, SIGINT or the end of standard input, where that is a pipe."""
    options = _options()
    workdir: Path = options.workdir.resolve()
    workdir.mkdir(parents=True, exist_ok=True)
    _log_to(workdir / "local-ec2.log")
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    _watch_stdin(ended)
    further = [] if options.public_images is None else json.loads(options.public_images.read_text(encoding="utf-8"))
    disks = Disks(workdir, lazy=options.volumes == "lazy")
    world = World(_machine_maker(options, workdir), disks, options.base_image, further)
    install(world)
    front = Front(world)
    front.warm_up()
    server = Server(front)
    server.start()
    log.info("serving at %s with --machines %s and --volumes %s", server.endpoint, options.machines, options.volumes)
    print(json.dumps({"endpoint": server.endpoint, "pid": os.getpid()}), flush=True)
    ended.wait()
    log.info("ending")
    server.close()
    world.close()
    end_children()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="local_ec2", description="A strict EC2, STS, SSM and Service Quotas on loopback.")
    parser.add_argument("--workdir", type=Path, required=True, help="volumes, snapshots and local-ec2.log go here")
    parser.add_argument("--base-image", type=Path, help="directory with root.qcow2, vmlinuz and initrd.img")
    parser.add_argument("--registry-port", type=int, help="port of a container registry on this machine's loopback")
    parser.add_argument("--machines", choices=("vm", "simulated", "none"), default="vm", help="what stands behind an instance")
    parser.add_argument(
        "--volumes",
        choices=("hot", "lazy"),
        default="hot",
        help="whether volumes from snapshots are slow where they were never touched; needs virtual machines",
    )
    parser.add_argument(
        "--dask-python", default=sys.executable, help="a Python with distributed, for the containers of simulated instances"
    )
    parser.add_argument("--public-images", type=Path, help="JSON of further public images, as in source_images.json")
    options = parser.parse_args()
    if options.machines == "vm":
        if options.base_image is None:
            parser.error("--machines vm needs --base-image")
        missing = [name for name in ("root.qcow2", "vmlinuz", "initrd.img") if not (options.base_image / name).is_file()]
        if missing:
            parser.error(f"--base-image {options.base_image} has no {', '.join(missing)}")
        options.base_image = options.base_image.resolve()
        if options.volumes == "lazy":
            _require_nbdkit(parser)
    else:
        if options.volumes == "lazy":
            parser.error("--volumes lazy needs --machines vm")
        options.base_image = None
    return options


def _require_nbdkit(parser: argparse.ArgumentParser) -> None:
    try:
        require_nbdkit()
    except HostError as error:
        parser.error(f"--volumes lazy: {error}")


def _machine_maker(options: argparse.Namespace, workdir: Path) -> MachineMaker:
    if options.machines == "none":
        return NoMachines()
    if options.machines == "simulated":
        granted = require_low_ports()
        if granted is not None:
            log.info("so that the machines can listen on port 22: %s", granted)
        return SimulatedInstances(workdir, options.dask_python)
    # Found once a process, which takes seconds where KVM is broken: not a part of the first launch.
    try:
        log.info("virtual machines run on %s", accelerator(options.base_image / "vmlinuz").name)
    except HostError as error:
        log.warning("no launch will succeed: %s", error)
    return VirtualMachines(workdir, options.base_image, options.registry_port)


def _log_to(file: Path) -> None:
    logging.basicConfig(filename=file, level=logging.INFO, format="%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    logging.getLogger("botocore").setLevel(logging.WARNING)


def _watch_stdin(ended: threading.Event) -> None:
    """A parent that dies, however it dies, closes the pipe. /dev/null and files end at once, which means nothing."""
    mode = os.fstat(sys.stdin.fileno()).st_mode
    if not (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
        return

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 4096):
            pass
        ended.set()

    threading.Thread(target=watch, name="stdin", daemon=True).start()


if __name__ == "__main__":
    main()
