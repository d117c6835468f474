"""What a connected cluster must be able to do."""

from __future__ import annotations

import shutil
import subprocess
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

Function = TypeVar("Function", bound=Callable[..., object])

HTTP_SECONDS = 30
LONGEST_ANSWER = 1000
NUMBERS = 100
GPU_NUMBERS = 1_000_000


class CheckFailed(Exception):
    """The cluster gave another answer than the right one."""


def sent_whole(function: Function) -> Function:
    """Mark a function that runs on workers, which have no file checks.py: it has to travel with its code.

    distributed tries pickle first, which would send no more than the name of a module that can be imported here
    (distributed/protocol/pickle.py, dumps); cloudpickle's register_pickle_by_value is not asked for what is inside a graph.
    """
    function.__module__ = "sent_whole_by_the_smoke_test"
    return function


@sent_whole
def increment(number: int) -> int:
    """The function that dask-cloudprovider's own tests of a Packer image compute with."""
    return number + 1


@sent_whole
def own_address(_: int) -> str:
    """The address of the worker that this runs on."""
    from distributed import get_worker

    return str(get_worker().address)


@sent_whole
def square(number: int) -> int:
    """The mapped half of the small map-reduce."""
    return number * number


def first_result(client: Any) -> dict[str, object]:
    """Compute `increment(10)`."""
    result = client.submit(increment, 10, pure=False).result()
    _require(result == 11, f"increment(10) gave {result!r} instead of 11")
    return {"result": result}


def every_worker(client: Any) -> dict[str, Any]:
    """Run one task on every worker, nowhere else."""
    addresses = sorted(client.scheduler_info(n_workers=-1)["workers"])
    futures = [client.submit(own_address, number, workers=[address], pure=False) for number, address in enumerate(addresses)]
    answered = client.gather(futures)
    _require(answered == addresses, f"tasks for {addresses} ran on {answered}")
    return {"result": len(answered)}


def map_reduce(client: Any) -> dict[str, object]:
    """Square the first hundred numbers and add them up: results travel between workers."""
    squares = client.map(square, range(NUMBERS), pure=False)
    result = client.submit(sum, squares, pure=False).result()
    expected = sum(number * number for number in range(NUMBERS))
    _require(result == expected, f"the sum of the squares below {NUMBERS} was {result!r} instead of {expected}")
    return {"result": result}


def versions(client: Any, expected: dict[str, str]) -> dict[str, Any]:
    """Compare the versions on scheduler, workers and client with what the image says it has.

    distributed's own `get_versions(check=True)` only warns; here a difference in dask or distributed is a failure, and
    differences in other packages between client and cluster are reported.
    """
    reported = client.get_versions()
    places = {"scheduler": reported["scheduler"], "client": reported["client"], **reported["workers"]}
    packages = {place: dict(each["packages"]) for place, each in places.items()}
    wrong = [
        f"{name} is {found.get(name)} on {place} instead of {version}"
        for place, found in packages.items()
        for name, version in expected.items()
        if found.get(name) != version
    ]
    _require(not wrong, "; ".join(wrong))
    ours, theirs = packages["client"], packages["scheduler"]
    differ = {name: [ours.get(name), theirs[name]] for name in sorted(theirs) if ours.get(name) != theirs[name]}
    return {"result": ", ".join(f"{name} {version}" for name, version in expected.items()), "packages": theirs, "differ": differ}


def dashboard(client: Any) -> dict[str, Any]:
    """Ask the scheduler's web server whether it is well, over plain HTTP and no proxy."""
    port = client.scheduler_info()["services"]["dashboard"]
    address = f"http://{urlsplit(client.scheduler.address).hostname}:{port}/health"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(address, timeout=HTTP_SECONDS) as answer:
        text = answer.read(LONGEST_ANSWER).decode(errors="replace").strip()
    _require(text == "ok", f"{address} answered {text!r}")
    return {"result": text}


@sent_whole
def nvidia_smi() -> list[str]:
    """The GPUs that the container on this worker sees: `GPU 0: NVIDIA ... (UUID: GPU-...)` each."""
    program = shutil.which("nvidia-smi")
    if program is None:
        raise FileNotFoundError("there is no nvidia-smi in the container: Docker was started without the NVIDIA runtime")
    ended = subprocess.run([program, "-L"], capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        # What is wrong stands in its output: CalledProcessError would tell the exit status alone.
        raise RuntimeError(f"nvidia-smi -L failed with exit status {ended.returncode}: {(ended.stdout + ended.stderr).strip()}")
    return ended.stdout.splitlines()


@sent_whole
def gpu_mean(_: int) -> tuple[str, float | None]:
    """The mean of uniform random numbers on this worker's GPU, and the library that held them; "" when there is none.

    Raises RuntimeError with what the library said.
    """
    try:
        return mean_by_library()
    except Exception as error:
        # The client has none of the libraries, and CuPy's CUDARuntimeError pickles its number alone.
        raise RuntimeError(f"{type(error).__name__}: {error}") from None


@sent_whole
def mean_by_library() -> tuple[str, float | None]:
    """What gpu_mean gives; raises what the library raises.

    CuPy and PyTorch make and add up the numbers on the GPU. Numba only takes them there and back: compiling for a GPU needs a
    part of CUDA that a container with Numba need not have.
    """
    from importlib.util import find_spec

    if find_spec("cupy") is not None:
        import cupy

        return "CuPy", float(cupy.random.random(GPU_NUMBERS).mean())
    if find_spec("torch") is not None:
        import torch

        # None in a build for processors alone.
        if torch.version.cuda is not None:
            return "PyTorch", float(torch.rand(GPU_NUMBERS, device="cuda").mean())
    if find_spec("numba") is not None:
        import numba.cuda
        import numpy

        if numba.cuda.is_available():
            return "Numba", float(numba.cuda.to_device(numpy.random.random(GPU_NUMBERS)).copy_to_host().mean())
    return "", None


def gpus(client: Any, one_worker_each: bool) -> dict[str, object]:
    """Every worker sees GPUs, and with workers of dask-cuda there is one worker for each GPU."""
    seen: dict[str, list[str]] = client.run(nvidia_smi)
    _require(bool(seen), "the cluster has no workers")
    identities = {line.rpartition("UUID: ")[2].rstrip(")") for lines in seen.values() for line in lines}
    blind = sorted(address for address, lines in seen.items() if not lines)
    _require(not blind, f"nvidia-smi names no GPU on {blind}")
    matched = not one_worker_each or len(identities) == len(seen)
    _require(matched, f"{len(seen)} workers for {len(identities)} GPUs: {sorted(identities)}")
    devices = sorted({line for lines in seen.values() for line in lines})
    names = sorted({line.partition(": ")[2].rpartition(" (UUID")[0] for line in devices})
    return {"result": f"{len(identities)} ({', '.join(names)})", "gpus": devices}


def gpu_computes(client: Any) -> dict[str, object]:
    """Compute on every worker's GPU, with what the container has for it; the result says with what, or that it has nothing."""
    addresses = sorted(client.scheduler_info(n_workers=-1)["workers"])
    futures = [client.submit(gpu_mean, number, workers=[address], pure=False) for number, address in enumerate(addresses)]
    answers: list[tuple[str, float | None]] = client.gather(futures)
    means = [mean for _, mean in answers if mean is not None]
    _require(all(0.49 < mean < 0.51 for mean in means), f"the means of uniform random numbers were {means}")
    libraries = sorted({library for library, _ in answers if library})
    if len(means) < len(answers):
        return {"result": "nvidia-smi alone: the container has neither CuPy, PyTorch nor Numba for a GPU", "means": means}
    return {"result": f"with {' and '.join(libraries)}", "means": [round(mean, 4) for mean in means]}


def user_script(client: object, path: Path) -> dict[str, object]:
    """Call `main(client)` of the user's Python file; what it raises fails the smoke test, what it gives is reported."""
    # Under a name that no module has, its functions travel to the workers by value.
    namespace: dict[str, Any] = {"__name__": "smoke_script", "__file__": str(path)}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), namespace)
    main: Callable[[object], object] | None = namespace.get("main")
    if not callable(main):
        raise CheckFailed(f"{path} does not define main(client)")
    return {"result": repr(main(client))[:1000]}


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise CheckFailed(otherwise)
