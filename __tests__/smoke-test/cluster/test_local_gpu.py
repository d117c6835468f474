"""`cluster.py --local-gpu`, and with it the checks for GPUs, with stand-ins for all that is NVIDIA's: there is no GPU here."""

from __future__ import annotations

from pathlib import Path

import pytest

from driving import GPU_STAND_INS, Driven, drive


def run(tmp_path: Path, gpus: int, **settings: str) -> Driven:
    """Run `cluster.py --local-gpu` on a machine that seems to have `gpus` GPUs; `settings` are the stand-ins' own."""
    stand_ins = {"PATH": f"{GPU_STAND_INS}:/usr/bin:/bin", "PYTHONPATH": str(GPU_STAND_INS), "STAND_IN_GPUS": str(gpus)}
    return drive(tmp_path, ["--local-gpu"], None, {**stand_ins, **settings})


def test_every_gpu_is_seen_and_computes(tmp_path: Path) -> None:
    driven = run(tmp_path, gpus=2)
    assert driven.status == 0, driven.said
    assert driven.phases == ["launching the scheduler", "GPUs", "a GPU computes on every worker", "closing the cluster"]
    assert driven.results["GPUs"] == "2 (Stand-in)"
    assert driven.results["a GPU computes on every worker"] == "with CuPy"
    (means,) = [event["means"] for event in driven.of("check") if "means" in event]
    assert means == pytest.approx([0.5, 0.5], abs=0.01)
    (seen,) = [event["gpus"] for event in driven.of("check") if event["check"] == "GPUs"]
    assert [line.split(" (")[0] for line in seen] == ["GPU 0: Stand-in", "GPU 1: Stand-in"]
    assert len(driven.of("passed")) == 1


@pytest.mark.parametrize(
    ("settings", "phase", "error"),
    [
        # A PATH without the stand-in is a container that Docker started without the NVIDIA runtime.
        ({"PATH": "/usr/bin:/bin"}, "GPUs", "FileNotFoundError: there is no nvidia-smi in the container"),
        (
            {"STAND_IN_NVIDIA_SMI_FAILS": "1"},
            "GPUs",
            "RuntimeError: nvidia-smi -L failed with exit status 9: NVIDIA-SMI has failed because",
        ),
        ({"STAND_IN_WORKERS": "0"}, "GPUs", "CheckFailed: the cluster has no workers"),
        ({"STAND_IN_WORKERS": "2"}, "GPUs", "CheckFailed: 2 workers for 1 GPUs: ['GPU-00000000-0000-0000-0000-000000000000']"),
        ({"STAND_IN_GPU_ZEROS": "1"}, "a GPU computes on every worker", "CheckFailed: the means of uniform random numbers were ["),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, settings: dict[str, str], phase: str, error: str) -> None:
    driven = run(tmp_path, gpus=1, **settings)
    assert driven.status == 1
    assert driven.events[-1]["event"] == "failed"
    assert driven.events[-1]["phase"] == phase
    assert driven.events[-1]["error"][0].startswith(error)


# As CuPy's own, the exception is pickled as its number alone, and its type is not to be had outside the workers.
BLIND_CUPY = """
import multiprocessing

if multiprocessing.parent_process() is None:
    raise ImportError("only workers have CuPy")

class CUDARuntimeError(RuntimeError):
    def __init__(self, status):
        super().__init__("cudaErrorNoDevice: no CUDA-capable device is detected")
        self.status = status

    def __reduce__(self):
        return CUDARuntimeError, (self.status,)

class random:
    @staticmethod
    def random(size):
        raise CUDARuntimeError(100)
"""


def test_a_library_that_finds_no_gpu_is_quoted(tmp_path: Path) -> None:
    modules = tmp_path / "modules"
    modules.mkdir()
    (modules / "dask_cuda.py").write_text((GPU_STAND_INS / "dask_cuda.py").read_text())
    (modules / "cupy.py").write_text(BLIND_CUPY)
    driven = run(tmp_path, gpus=1, PYTHONPATH=str(modules))
    assert driven.events[-1]["phase"] == "a GPU computes on every worker"
    assert driven.events[-1]["error"] == ["RuntimeError: CUDARuntimeError: cudaErrorNoDevice: no CUDA-capable device is detected"]


TORCH = """
import random

class version:
    cuda = CUDA

def rand(size, device):
    assert device == "cuda"
    return type("Tensor", (), {"mean": staticmethod(lambda: sum(random.random() for _ in range(size)) / size)})
"""


@pytest.mark.parametrize(
    ("cuda", "result"),
    [
        ("'13.0'", "with PyTorch"),
        # A build for processors alone tells nothing of a GPU, and is no failure.
        ("None", "nvidia-smi alone: the container has neither CuPy, PyTorch nor Numba for a GPU"),
    ],
)
def test_without_cupy_it_is_said_what_was_checked_instead(tmp_path: Path, cuda: str, result: str) -> None:
    others = tmp_path / "modules"
    others.mkdir()
    (others / "dask_cuda.py").write_text((GPU_STAND_INS / "dask_cuda.py").read_text())
    (others / "torch.py").write_text(TORCH.replace("CUDA", cuda))
    driven = run(tmp_path, gpus=1, PYTHONPATH=str(others))
    assert driven.status == 0, driven.said
    assert driven.results["a GPU computes on every worker"] == result
