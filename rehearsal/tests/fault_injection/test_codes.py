"""The problem codes that injected failures and broken images expect, against the catalogue in src/errors/catalogue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fault_injection.failures import FAILURES
from rehearse.broken_images import FAULTS

# Generated from the catalogue; `npm run generate -- --check` fails when it is out of date.
PAGE = Path(__file__).resolve().parents[3] / "docs" / "troubleshooting.md"
CODES = frozenset(re.findall(r"^### `([a-z-]+)`$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
EXPECTED = [
    *((failure.name, failure.code) for failure in FAILURES if failure.code is not None),
    *((fault.name, fault.code) for fault in FAULTS),
]


@pytest.mark.parametrize(("case", "code"), EXPECTED)
def test_an_expected_code_is_in_the_catalogue(case: str, code: str) -> None:
    assert code in CODES, f"{case} expects {code}; the codes are {', '.join(sorted(CODES))}"
