"""The control API for tests: /_local_ec2/ on the same endpoint. It needs no credentials and is not recorded."""

from __future__ import annotations

import json
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any

from local_ec2.backend import regions_in_use
from local_ec2.errors import Answer
from local_ec2.state_dump import dump_state
from local_ec2.world import World, log

PREFIX = "/_local_ec2/"


def answer_control(world: World, environ: dict[str, Any]) -> Answer:
    """Answers GET state, calls, held, group-rules, settings, console/<instance>, first-touches/<instance>.

    And POST settings, power-off/<instance>, interrupt/<instance>, blocks/<snapshot>.
    """
    method = environ["REQUEST_METHOD"]
    name, _, argument = environ["PATH_INFO"].removeprefix(PREFIX).partition("/")
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    try:
        return _route(world, method, name, argument, body)
    except ValueError as error:
        return _json(400, {"error": str(error)})
    except Exception:
        log.exception("%s %s failed", method, environ["PATH_INFO"])
        return _json(500, {"error": traceback.format_exc()})


def _route(world: World, method: str, name: str, argument: str, body: bytes) -> Answer:
    match method, name:
        case "GET", "state":
            with world.lock:
                return _json(200, dump_state(world))
        case "GET", "group-rules":
            with world.lock:
                return _json(200, world.rules.to_json())
        case "GET", "calls":
            return _json(200, world.record.to_json())
        case "GET", "held":
            with world.lock:
                return _json(200, [{"action": call.action, "parameters": call.parameters} for call in world.held])
        case "GET", "settings":
            with world.lock:
                return _json(200, world.settings.to_json())
        case "POST", "settings":
            return _change_settings(world, json.loads(body))
        case "GET", "console" if argument in world.lives:
            text = world.lives[argument].console_output()
            return Answer(200, [("Content-Type", "text/plain; charset=utf-8")], text.encode("utf-8", "replace"))
        case "GET", "first-touches" if argument in world.lives:
            return _json(200, [asdict(touch) for touch in world.lives[argument].first_touches()])
        case "POST", "power-off" if argument in world.lives:
            world.lives[argument].power_off()
            return _json(200, {})
        case "POST", "interrupt" if argument in world.lives:
            with world.lock:
                world.lives[argument].interrupt()
            return _json(200, {})
        case "POST", "blocks" if world.disks.has_snapshot(argument):
            return _replace_blocks(world, argument, json.loads(body))
    return _json(404, {"error": f"no such control path: {method} {PREFIX}{name}/{argument}"})


def _change_settings(world: World, values: Any) -> Answer:
    with world.lock:
        world.settings.update(values)
        for backend in regions_in_use():
            backend.arrange_network()
        world.notify()
        return _json(200, world.settings.to_json())


def _replace_blocks(world: World, snapshot_id: str, value: object) -> Answer:
    """Replaces the blocks of a snapshot by a file, for images with a fault that no bake would make."""
    if not isinstance(value, str) or not Path(value).is_file():
        raise ValueError(f"the blocks of a snapshot are the path of a qcow2 file, not {value!r}")
    world.disks.adopt_snapshot(snapshot_id, Path(value))
    return _json(200, {})


def _json(status: int, value: object) -> Answer:
    return Answer(status, [("Content-Type", "application/json")], json.dumps(value, default=str).encode())
