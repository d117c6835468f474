"""What a test may turn on simulated instances: the setting `guest` of the local EC2."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

# The scripts of the Packer template that run over SSH, in the order of a bake.
SCRIPTS = (
    "wait-for-cloud-init.sh",
    "check-builder.sh",
    "set-up.sh",
    "pull-images.sh",
    "build-environment.sh",
    "provision.sh",
    "install-files.sh",
    "trim-boot.sh",
    "record-start.sh",
    "keep-start.sh",
    "generalise.sh",
    "collect-logs.sh",
)
ROLES = ("scheduler", "worker")
RUNS, SILENT, NO_DOCKER, NO_IMAGE, EXITS = "runs", "silent", "no-docker", "no-image", "exits"
FATES = (RUNS, SILENT, NO_DOCKER, NO_IMAGE, EXITS)
FAIL, PRINT = "fail", "print"


@dataclass(frozen=True)
class ScriptPlay:
    """How one script is simulated: it prints `lines` (None: what it usually says), takes `seconds`, and ends with `exit`.

    With `disconnect` the connection ends instead, as when the machine reboots; where it would reboot anyway it does so unless
    `exit` is an error.
    """

    lines: tuple[str, ...] | None = None
    seconds: float = 0.0
    exit: int = 0
    disconnect: bool = False


@dataclass(frozen=True)
class GuestSettings:
    """The settings of all simulated instances; a change applies at once.

    `ssh_after` are seconds from power-on, None for never. `containers` is what happens to a container, by its role. `image_facts`
    replace what provision.sh writes to /etc/dask-image.json. `boot_times` is what an instance prints on its console in place of its boot
    times, before its container runs; with None it prints the times. `unknown_scripts` is for scripts that are not the Packer template's:
    with `fail` they end like a program that cannot be executed. With `print` they succeed and print their lines as not executed,
    except for `echo` and the reading of authorized keys. Neither executes anything on this computer.
    """

    ssh_after: float | None = 0.2
    scripts: Mapping[str, ScriptPlay] = field(default_factory=dict)
    containers: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(ROLES, RUNS))
    image_facts: Mapping[str, object] = field(default_factory=dict)
    boot_times: str | None = None
    unknown_scripts: str = FAIL

    def script(self, name: str) -> ScriptPlay:
        """Returns how a script is simulated now."""
        return self.scripts.get(name, ScriptPlay())

    def merged(self, value: object) -> GuestSettings:
        """Returns these settings with the posted JSON over them; null gives the defaults again.

        The entries of `scripts` and `containers` replace those of the same name, `image_facts` all facts. Raises ValueError.
        """
        if value is None:
            return GuestSettings()
        given = _object(value, "guest", tuple(_READERS))
        return replace(self, **{name: _READERS[name](self, each) for name, each in given.items()})

    def to_json(self) -> dict[str, object]:
        """Returns the settings as they can be posted again."""
        scripts = {name: {each.name: _plain(play, each.name) for each in fields(play)} for name, play in self.scripts.items()}
        for play in scripts.values():
            if play["lines"] is None:
                del play["lines"]
        return {
            "ssh_after": self.ssh_after,
            "scripts": scripts,
            "containers": dict(self.containers),
            "image_facts": dict(self.image_facts),
            "boot_times": self.boot_times,
            "unknown_scripts": self.unknown_scripts,
        }


def _plain(play: ScriptPlay, name: str) -> object:
    value = getattr(play, name)
    return list(value) if isinstance(value, tuple) else value


def _object(value: object, what: str, allowed: tuple[str, ...] | None = None) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError(f"{what} is an object, not {value!r}")
    unknown = sorted(value.keys() - set(allowed)) if allowed is not None else []
    if unknown and allowed is not None:
        raise ValueError(f"{what} has no {', '.join(unknown)}; there are {', '.join(allowed)}")
    return value


def _seconds(value: object, what: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
        raise ValueError(f"{what} is a number of at least 0, not {value!r}")
    return float(value)


def _script(name: str, value: object) -> ScriptPlay:
    what = f"guest.scripts.{name}"
    given = _object(value, what, tuple(each.name for each in fields(ScriptPlay)))
    lines, code, disconnect = given.get("lines"), given.get("exit", 0), given.get("disconnect", False)
    if lines is not None and not (isinstance(lines, list) and all(isinstance(line, str) for line in lines)):
        raise ValueError(f"{what}.lines is a list of texts, not {lines!r}")
    if isinstance(code, bool) or not isinstance(code, int) or not 0 <= code <= 255:
        raise ValueError(f"{what}.exit is an exit code from 0 to 255, not {code!r}")
    if not isinstance(disconnect, bool):
        raise ValueError(f"{what}.disconnect is true or false, not {disconnect!r}")
    seconds = _seconds(given.get("seconds", 0), f"{what}.seconds")
    return ScriptPlay(None if lines is None else tuple(lines), seconds, code, disconnect)


def _scripts(now: GuestSettings, value: object) -> Mapping[str, ScriptPlay]:
    given = _object(value, "guest.scripts", SCRIPTS)
    return {**now.scripts, **{name: _script(name, each) for name, each in given.items()}}


def _containers(now: GuestSettings, value: Any) -> Mapping[str, str]:
    for role, fate in _object(value, "guest.containers", ROLES).items():
        if fate not in FATES:
            raise ValueError(f"guest.containers.{role} is one of {', '.join(FATES)}, not {fate!r}")
    return {**now.containers, **value}


def _boot_times(_: GuestSettings, value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError(f"guest.boot_times is a text or null, not {value!r}")
    return value


def _unknown_scripts(_: GuestSettings, value: object) -> str:
    if value not in (FAIL, PRINT):
        raise ValueError(f"guest.unknown_scripts is {FAIL} or {PRINT}, not {value!r}")
    return str(value)


_READERS: dict[str, Callable[[GuestSettings, object], Any]] = {
    "ssh_after": lambda _, value: None if value is None else _seconds(value, "guest.ssh_after"),
    "scripts": _scripts,
    "containers": _containers,
    "image_facts": lambda _, value: _object(value, "guest.image_facts"),
    "boot_times": _boot_times,
    "unknown_scripts": _unknown_scripts,
}
