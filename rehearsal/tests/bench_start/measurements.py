"""Starts of clusters as a benchmark may have measured them."""

from __future__ import annotations

from collections.abc import Mapping

from bench_start.measured import FIRST_RESULT, Case, ImageKind, Machine, Start, Touched, Volumes


def start(image: ImageKind, volumes: Volumes, run: int, seconds: float, touched: Mapping[str, Touched] | None = None) -> Start:
    """A start whose scheduler and worker have the same first touches up to the first result."""
    touches = dict(touched or {})
    scheduler = Machine("scheduler", "i-1", {"launch": 1.0, "docker": 11.0, "port open": 20.0, FIRST_RESULT: seconds}, touches, 2.5)
    worker = Machine("worker", "i-2", {"launch": 21.0, "docker": 31.0, "connected": seconds - 1, FIRST_RESULT: seconds}, touches)
    return Start(Case(image, volumes), run, seconds, [scheduler, worker])


def touched(blocks: int, miss_seconds: float, waited_for: int) -> dict[str, Touched]:
    """First touches up to the first result."""
    return {FIRST_RESULT: Touched(blocks, miss_seconds, waited_for)}
