"""One job of a GitHub runner: its directories, its environment, and the steps `main` and `post` of one action."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path

from rehearse.action_definition import Action
from rehearse.step import Step, StepResult
from rehearse.workflow_commands import OutputReader

# Nothing of the user's own environment may leak into the step: HOME too is the job's, so that no ~/.aws is found.
_SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class Job:
    """Runs an action's `main` once and then its `post`, as GitHub's runner does for one step of a workflow.

    `root` is a directory of the job's own. `environment` is what earlier steps would have set (credentials, a region);
    its PATH, if any, goes before the system's. `show` gets every line to be printed, secrets masked.
    """

    def __init__(
        self,
        action: Action,
        node: Path,
        root: Path,
        environment: Mapping[str, str],
        show: Callable[[str], None],
        debug: bool = False,
    ) -> None:
        self.tracking_id = f"github_{uuid.uuid4()}"
        self.root = root
        self._action = action
        self._node = node
        self._show = show
        self._debug = debug
        self._masks: set[str] = set()
        self._state: dict[str, str] = {}
        self._inputs: dict[str, str] = {}
        self._environment = self._runner_environment(environment)

    def beside(self, name: str, environment: Mapping[str, str]) -> Job:
        """A job of its own for the same action, in a directory under this one's; the runner's tool cache is the same."""
        shared = {"RUNNER_TOOL_CACHE": str(self.root / "tool-cache")}
        return Job(self._action, self._node, self.root / name, {**environment, **shared}, self._show, self._debug)

    def start_main(self, inputs: Mapping[str, str]) -> Step:
        """Start the action's main entry point with the inputs that the workflow gives. Raises FileNotFoundError without node."""
        self._inputs = self._action.inputs(inputs)
        return self._start("main", self._action.main)

    def start_post(self) -> Step | None:
        """Start the action's post entry point, which sees the same inputs and the state that main saved; None without one."""
        return self._start("post", self._action.post) if self._action.post else None

    def run_main(self, inputs: Mapping[str, str]) -> StepResult:
        """Run main to its end. Interrupted, it cancels the step as the runner does, and keeps what it saved for post."""
        return self.finish(self.start_main(inputs))

    def run_post(self) -> StepResult | None:
        """Run post to its end; None when the action has none."""
        step = self.start_post()
        return self.finish(step) if step else None

    def finish(self, step: Step) -> StepResult:
        """Wait for a step, and take over its state."""
        try:
            return step.wait()
        except BaseException:
            step.cancel()
            raise
        finally:
            self._state.update(step.saved_state())

    def contains_secret(self, text: str) -> bool:
        """Whether a text holds a value that a step has asked to be masked."""
        return any(mask in text for mask in self._masks)

    def _start(self, name: str, entry: Path) -> Step:
        state = {f"STATE_{key}": value for key, value in self._state.items()}
        inputs = {f"INPUT_{key.replace(' ', '_').upper()}": value for key, value in self._inputs.items()}
        environment = {**self._environment, **inputs, **state}
        reader = OutputReader(self._show, self._masks, self._debug)
        files = self.root / "runner-commands" / name
        return Step([str(self._node), str(entry)], Path(environment["GITHUB_WORKSPACE"]), environment, files, reader)

    def _runner_environment(self, given: Mapping[str, str]) -> dict[str, str]:
        folders = {name: self.root / name for name in ("home", "workspace", "temp", "tool-cache")}
        for folder in folders.values():
            folder.mkdir(parents=True, exist_ok=True)
        event = self.root / "event.json"
        event.write_text(json.dumps({}))
        path = ":".join(part for part in (given.get("PATH"), _SYSTEM_PATH) if part)
        return {
            "CI": "true",
            "GITHUB_ACTION": "bake",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTOR": "rehearsal",
            "GITHUB_API_URL": "https://api.github.com",
            "GITHUB_EVENT_NAME": "workflow_dispatch",
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_GRAPHQL_URL": "https://api.github.com/graphql",
            "GITHUB_JOB": "bake",
            "GITHUB_REF": "refs/heads/main",
            "GITHUB_REF_NAME": "main",
            "GITHUB_REPOSITORY": "example/rehearsal",
            "GITHUB_REPOSITORY_OWNER": "example",
            "GITHUB_RUN_ATTEMPT": "1",
            "GITHUB_RUN_ID": str(uuid.uuid4().int % 10**11),
            "GITHUB_RUN_NUMBER": "1",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_SHA": "0" * 40,
            "GITHUB_WORKFLOW": "rehearsal",
            "GITHUB_WORKSPACE": str(folders["workspace"]),
            "HOME": str(folders["home"]),
            "LANG": "C.UTF-8",
            "RUNNER_ARCH": "X64",
            "RUNNER_ENVIRONMENT": "self-hosted",
            "RUNNER_NAME": "rehearsal",
            "RUNNER_OS": "Linux",
            "RUNNER_TEMP": str(folders["temp"]),
            "RUNNER_TOOL_CACHE": str(folders["tool-cache"]),
            "RUNNER_TRACKING_ID": self.tracking_id,
            **({"RUNNER_DEBUG": "1"} if self._debug else {}),
            **given,
            "PATH": path,
        }
