"""What the files of the local EC2 import of each other."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def imported(file: Path) -> set[str]:
    """The modules that a file imports from when it is loaded or type-checked; not those that a function imports as it runs."""
    blocks: list[ast.stmt] = ast.parse(file.read_text()).body
    inside = [each for block in blocks if isinstance(block, ast.If) for each in block.body]
    return {each.module for each in [*blocks, *inside] if isinstance(each, ast.ImportFrom) and each.module}


def test_no_file_imports_itself_by_way_of_others():
    modules = {".".join(file.relative_to(ROOT).with_suffix("").parts): imported(file) for file in (ROOT / "local_ec2").rglob("*.py")}
    assert len(modules) > 50
    known = {name: found & modules.keys() for name, found in modules.items()}
    # Raises CycleError, which names the files of a cycle.
    assert len(list(TopologicalSorter(known).static_order())) == len(known)
