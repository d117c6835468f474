"""Plays the scripts of the Packer template: they are recognised by their text and never executed."""

from __future__ import annotations

import asyncio
import functools
import json
import shlex
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from simulated_instances.files import GuestFiles
from simulated_instances.image_facts import image_facts
from simulated_instances.settings import PRINT, SCRIPTS, GuestSettings, ScriptPlay

_REPOSITORY = Path(__file__).resolve().parents[2]
# What a step runs is in dist, which may be older than the sources that it was built from.
_TEMPLATES = (_REPOSITORY / "src/packer/template", _REPOSITORY / "dist/template")
_LOGINS = "/dev/shm/bake-dask-ami"
_PASSES_LOGINS_ON = ("set-up.sh", "pull-images.sh", "build-environment.sh")
_ENDS_LOGINS = ("provision.sh", "collect-logs.sh")
_FACTS = "/etc/dask-image.json"
# What keep-start.sh adds to the facts of an image.
_READ_AHEAD = {"start_ranges": 629, "start_bytes": 288_374_784}
_KEPT = "bake-dask-ami: a start reads {start_bytes} bytes in {start_ranges} ranges; instances will read them ahead".format(**_READ_AHEAD)
# As BuildKit of Docker 29 prints it, without what build-environment.sh takes away.
_BUILT = [
    "bake-dask-ami: building the environment",
    "#1 [internal] load build definition from Dockerfile",
    "#1 DONE 0.0s",
    "#5 [2/2] RUN python -m pip install -r requirements.txt",
    "Successfully installed einops-0.8.1",
    "#5 DONE 2.1s",
    "bake-dask-ami: the environment is built; what Docker keeps on the disk:",
]
_PLAYED_LOG = "/var/log/cloud-init-output.log"


class Disconnected(Exception):
    """The script ends with the connection and not with an exit code."""


class ScriptedGuest:
    """Plays scripts on one machine as the settings of the moment say."""

    def __init__(self, files: GuestFiles, settings: Callable[[], GuestSettings], dask_python: str, public_keys: Sequence[str] = ()) -> None:
        """`public_keys` are those that the machine lets in, in OpenSSH's format."""
        self._files = files
        self._settings = settings
        self._dask_python = dask_python
        self._public_keys = public_keys

    def name_of(self, script: str) -> str | None:
        """Returns which of the template's scripts an uploaded file of the guest is, None for any other."""
        try:
            return known_scripts().get(self._files.path(script).read_bytes())
        except OSError:
            return None

    def print_unknown(self, script: str, say: Callable[[str], None]) -> bool:
        """Prints the lines of a script that is not the template's. Returns whether the settings allow that."""
        if self._settings().unknown_scripts != PRINT:
            return False
        for line in self._files.path(script).read_text(encoding="utf-8", errors="replace").splitlines():
            for printed in output_of(line, self._public_keys):
                say(printed)
        return True

    async def play(self, name: str, environment: Mapping[str, str], say: Callable[[str], None]) -> int:
        """Plays one script; `say` gets each line. Gives its exit code, raises Disconnected when the settings say so."""
        play = self._settings().script(name)
        for line in usual_lines(name, environment) if play.lines is None else play.lines:
            say(line)
        await asyncio.sleep(play.seconds)
        if name == "check-builder.sh" and _succeeds(play):
            self._files.path(_LOGINS).mkdir(exist_ok=True)
        if name in _ENDS_LOGINS or (name in _PASSES_LOGINS_ON and not _succeeds(play)):
            shutil.rmtree(self._files.path(_LOGINS), ignore_errors=True)
        if name == "provision.sh" and _succeeds(play):
            overrides = self._settings().image_facts
            facts = await asyncio.to_thread(image_facts, environment, self._dask_python, overrides)
            self._files.path(_FACTS).write_text(json.dumps(facts, indent=2))
        fast = environment.get("START") == "fast"
        if name == "keep-start.sh" and fast and _succeeds(play):
            self._add_facts(_READ_AHEAD)
        if play.disconnect or (name == "record-start.sh" and fast and play.exit == 0):
            raise Disconnected
        return play.exit

    def _add_facts(self, facts: Mapping[str, object]) -> None:
        file = self._files.path(_FACTS)
        file.write_text(json.dumps({**json.loads(file.read_text()), **facts}, indent=2))


def _succeeds(play: ScriptPlay) -> bool:
    return play.exit == 0 and not play.disconnect


@functools.cache
def known_scripts() -> Mapping[bytes, str]:
    """Returns text -> name of the template's scripts."""
    files = [directory / name for directory in _TEMPLATES for name in SCRIPTS]
    return {file.read_bytes(): file.name for file in files if file.is_file()}


def usual_lines(name: str, environment: Mapping[str, str]) -> list[str]:
    """Returns some of what a script prints when all is well."""
    built = environment.get("ENVIRONMENT_KIND", "") != ""
    images = f"{environment.get('BASE_IMAGE' if built else 'DOCKER_IMAGE', '')} {environment.get('EXTRA_DOCKER_IMAGES', '')}".split()
    fast = environment.get("START") == "fast"
    said = {
        "wait-for-cloud-init.sh": ["", "status: done", "extended_status: done", "bake-dask-ami: cloud-init is done"],
        "check-builder.sh": [],
        "set-up.sh": [],
        "pull-images.sh": [
            *(f"bake-dask-ami: pulling {image}" for image in images),
            *(f"Status: Downloaded newer image for {image}" for image in images),
        ],
        "build-environment.sh": _BUILT if built else [],
        "provision.sh": [
            "bake-dask-ami: logged out of every registry",
            "bake-dask-ami: checking that the image runs a Dask scheduler",
            f"bake-dask-ami: describing the image in {_FACTS}",
        ],
        "install-files.sh": [f"bake-dask-ami: installing the files of the image, for start '{environment.get('START', '')}'"],
        "trim-boot.sh": ["bake-dask-ami: masked units that a Dask node does not need: man-db.timer"],
        "record-start.sh": ["bake-dask-ami: rebooting once, to record what a start reads from the disk"] if fast else [],
        "keep-start.sh": [_KEPT] if fast else [],
        "generalise.sh": ["bake-dask-ami: generalising the image", "bake-dask-ami: generalised"],
        "collect-logs.sh": [
            f"bake-dask-ami: begin of {_PLAYED_LOG}",
            "Cloud-init v. 24.4 finished: a simulated instance of the local EC2 runs no user data of a builder",
            f"bake-dask-ami: end of {_PLAYED_LOG}",
        ],
    }
    return said[name]


def output_of(line: str, public_keys: Sequence[str]) -> list[str]:
    """Returns the output for a line of a script that is not executed: that of `echo` or of reading authorized keys, else a note."""
    text = line.strip()
    if text == "" or text.startswith("#"):
        return []
    if text == "cat ~/.ssh/authorized_keys":
        return list(public_keys)
    try:
        words = shlex.split(text)
    except ValueError:
        words = []
    if words[:1] == ["echo"] and not set(text) & set("$`|&;<>"):
        return [" ".join(words[1:])]
    return [f"a simulated instance does not run: {text}"]
