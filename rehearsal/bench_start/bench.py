"""The benchmark from begin to end: environments, bakes, clusters of all cases in turn, tables, plot."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path

from artifacts.container_image import REQUIREMENTS
from artifacts.container_images import CONTAINER_IMAGES, describe_size
from bench_start.bootstrap import DECLARATION, stand_in_bootstrap
from bench_start.images import Baked, ami_in, bake, source_ami
from bench_start.launch import measured_start
from bench_start.measured import Case, ImageKind, Volumes
from bench_start.options import BenchOptions
from bench_start.results import Results
from rehearse import REPOSITORY
from rehearse.client import make_client
from rehearse.clusters import Image
from rehearse.environment import Environment, start_environment
from rehearse.options import VolumeKind, parse_options
from rehearse.rehearsal import say
from rehearse.timings import Timings


class Bench:
    """One benchmark: `results` has what was measured so far. Its environments, one for each kind of volume, are ended by `stack`.

    `kept` is a directory for logs and results, `scratch` one for disks.
    """

    def __init__(self, options: BenchOptions, kept: Path, scratch: Path, stack: ExitStack) -> None:
        self.results = Results(options.container, options.initialization_rate)
        self._options = options
        self._kept = kept
        self._scratch = scratch
        self._stack = stack
        self._environments: dict[VolumeKind, Environment] = {}
        self._baked: dict[ImageKind, Baked] = {}
        self._images: dict[Case, Image] = {}
        self._amis: dict[tuple[ImageKind, str], str] = {}

    def run(self) -> None:
        """Make the images, then launch the clusters; a case whose image cannot be made has no starts.

        Raises what start_environment raises, and NotTheRecipe.
        """
        for kind in dict.fromkeys(case.image for case in self._options.cases if case.image != "pulled"):
            say(f"\n== The bake with start '{kind}'")
            self.results.attempt(Case(kind, "hot"), 0, partial(self._bake, kind), say)
        for case in self._options.cases:
            self.results.attempt(case, 0, partial(self._prepare, case), say)
        python = self._make_client()
        for run in range(1, self._options.runs + 1):
            for case, image in self._images.items():
                say(f"\n== Run {run} of {self._options.runs}: a cluster, {case} ({image.ami})")
                self.results.attempt(case, run, partial(self._launch, case, run, python), say)
                self.results.write(self._kept)

    def _bake(self, kind: ImageKind) -> None:
        self._baked[kind] = baked = bake(self._environment("hot"), REPOSITORY, kind, self._kept / f"bake-{kind}", say)
        self.results.bake_seconds[kind] = baked.seconds

    def _prepare(self, case: Case) -> None:
        cloud = self._environment(case.volumes).cloud
        if case.image == "pulled":
            self._images[case] = Image(source_ami(cloud), stand_in_bootstrap(), "", self._ebs(case))
        elif case.image in self._baked:
            # Several kinds of volumes share a cloud, in which an image is taken over once.
            key = (case.image, cloud.endpoint)
            self._amis[key] = self._amis.get(key) or ami_in(cloud, self._baked[case.image])
            # A pull would hide that the image lacks what it was baked for.
            self._images[case] = Image(self._amis[key], [], "--pull=never", self._ebs(case))

    def _ebs(self, case: Case) -> dict[str, int]:
        return {"VolumeInitializationRate": self._options.initialization_rate} if case.volumes == "initialized" else {}

    def _launch(self, case: Case, run: int, python: Path) -> None:
        cloud = self._environment(case.volumes).cloud
        if case.volumes != "hot":
            cloud.set({"volumes": {"block_kib": 4 if case.volumes == "lazy-4k" else 512}})
        files = self._kept / f"{case.image}-{case.volumes}-{run}"
        start = measured_start(cloud, python, self._images[case], _versions(), case, run, files, say)
        self.results.starts.append(start)
        say(f"First result after {start.seconds:.1f} s")

    def _environment(self, volumes: Volumes) -> Environment:
        """The environment with such volumes, started when it is first asked for."""
        kind: VolumeKind = "hot" if volumes == "hot" else "lazy"
        if kind not in self._environments:
            directory = self._scratch / kind
            directory.mkdir()
            options = parse_options(["--smoke", "--container", self._options.container, "--volumes", kind], REPOSITORY)
            self._environments[kind] = start_environment(self._stack, directory, options, Timings(), say)
        return self._environments[kind]

    def _make_client(self) -> Path:
        wheels = next(iter(self._environments.values())).wheels
        assert wheels is not None
        return make_client(self._scratch / "client", wheels)


def bench(options: BenchOptions, kept: Path, scratch: Path) -> int:
    """Run the benchmark; gives 0, or 1 when a bake or a cluster failed. What was measured is printed and kept in any case.

    `kept` is a directory for logs and results, `scratch` one for disks. Everything started is ended when this returns or raises.
    Raises what start_environment raises, and NotTheRecipe.
    """
    kept.mkdir()
    if any(case.image == "pulled" for case in options.cases):
        say("\n".join([*DECLARATION, *(f"  {command}" for command in stand_in_bootstrap())]))
    with ExitStack() as stack:
        benchmark = Bench(options, kept, scratch, stack)
        try:
            benchmark.run()
        finally:
            say("\n== Results")
            say("\n".join(benchmark.results.write(kept)))
            say(f"\ncontainer image: {describe_size(CONTAINER_IMAGES[options.container]().path / 'layout')}")
            say(f"results.json, timeline.svg and logs: {kept}")
    return 1 if benchmark.results.failures else 0


def _versions() -> dict[str, str]:
    """The versions of dask and distributed that every container image here has."""
    pins = dict(line.split("==") for line in REQUIREMENTS.read_text().splitlines() if "==" in line)
    return {name: pins[name] for name in ("dask", "distributed")}
