"""The programs that check and run workflows, built from their Go modules: actionlint and act."""

from __future__ import annotations

from pathlib import Path

from artifacts.cache import Artifact, cached
from artifacts.go_modules import Module
from artifacts.go_program import compile_program
from artifacts.go_toolchain import GO_VERSION, find_go_toolchain

ACTIONLINT = Module("github.com/rhysd/actionlint", "v1.7.12", "h1:vQ4GeJN86C0QH+gTUQcs8McmK62OLT3kmakPMtEWYnY=")
ACT = Module("github.com/nektos/act", "v0.2.89", "h1:d9oFeJ6jUkaVExuG+XzAaMPDqoDrNHaGeiRb8IU+N5w=")


def actionlint() -> Path:
    """The program actionlint, from the cache or built (a minute on two cores). Raises what compile_program raises."""
    return _program(ACTIONLINT, "actionlint", "./cmd/actionlint").path / "actionlint"


def act() -> Artifact:
    """The directory of the program `act`, from the cache or built (minutes on two cores). Raises what compile_program raises."""
    return _program(ACT, "act", ".")


def _program(module: Module, name: str, package: str) -> Artifact:
    inputs = [repr(module), GO_VERSION, package]
    return cached(name, inputs, lambda out: compile_program(find_go_toolchain(), module, out / name, package))
