"""One job of a GitHub runner: the steps `main` and `post` of one action, and what the first leaves for the second."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rehearse.step import Action, Step, StepResult


class Job:
    """Runs an action's `main` once and then its `post`, as GitHub's runner does for one step of a workflow.

    `root` is a directory of the job's own. `environment` is what earlier steps would have set (credentials, a region);
    its PATH, if any, goes before the system's. `show` gets every line to be printed, secrets masked.
    """

    def __init__(
        self,
        action: Action,
        root: Path,
        environment: Mapping[str, str],
        show: Callable[[str], None],
        debug: bool = False,
    ) -> None:
        self.tracking_id = f"github_{uuid.uuid4()}"
        self.root = root
        self._action = action
        self._show = show
        self._debug = debug
        self._masks: Sequence[str] = ()
        self._state: dict[str, str] = {}
        self._inputs: Mapping[str, str] = {}
        own = {"GITHUB_RUN_ID": str(uuid.uuid4().int % 10**11), "RUNNER_TRACKING_ID": self.tracking_id}
        self._environment = {**own, **({"RUNNER_DEBUG": "1"} if debug else {}), **environment}

    def beside(self, name: str, environment: Mapping[str, str]) -> Job:
        """A job of its own for the same action, in a directory under this one's; the runner's tool cache is the same."""
        shared = {"RUNNER_TOOL_CACHE": str(self.root / "tool-cache")}
        return Job(self._action, self.root / name, {**environment, **shared}, self._show, self._debug)

    def start_main(self, inputs: Mapping[str, str]) -> Step:
        """Start the action's main entry point with the inputs that the workflow gives. Raises FileNotFoundError without node."""
        self._inputs = inputs
        return self._start("main")

    def run_main(self, inputs: Mapping[str, str]) -> StepResult:
        """Run main to its end. Interrupted, it cancels the step as the runner does, and keeps what it saved for post."""
        return self.finish(self.start_main(inputs))

    def run_post(self) -> StepResult | None:
        """Run post, which sees the same inputs and the state that main saved, to its end; None when the action has none."""
        return self.finish(self._start("post")) if self._action.has_post else None

    def finish(self, step: Step) -> StepResult:
        """Wait for a step, and take over its state."""
        try:
            return step.wait()
        except BaseException:
            step.cancel()
            raise
        finally:
            if step.result is not None:
                self._state.update(step.result.state)
                self._masks = step.result.masks

    @property
    def inputs(self) -> Mapping[str, str]:
        """The inputs that main was given."""
        return self._inputs

    def contains_secret(self, text: str) -> bool:
        """Whether a text holds a value that a step has asked to be masked."""
        return any(mask in text for mask in self._masks)

    def _start(self, entry: str) -> Step:
        request = {
            "action": str(self._action.directory.absolute()),
            "entry": entry,
            "inputs": self._inputs,
            "state": self._state,
            "root": str(self.root.absolute()),
            "environment": self._environment,
            "masks": self._masks,
        }
        return Step(request, self._show)
