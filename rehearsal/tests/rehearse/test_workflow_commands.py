"""Which lines are commands, and what the runner makes of them."""

from __future__ import annotations

import pytest

from rehearse.workflow_commands import Annotation, Command, OutputReader, parse_command


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("::error::it broke", Command("error", {}, "it broke")),
        ("  ::error::indented", Command("error", {}, "indented")),
        ("::error file=a.ts,line=3::x", Command("error", {"file": "a.ts", "line": "3"}, "x")),
        ("::warning title=a%2Cb%3Ac::x", Command("warning", {"title": "a,b:c"}, "x")),
        ("::notice::a%0Ab%25", Command("notice", {}, "a\nb%")),
        ("::error::100%250A", Command("error", {}, "100%0A")),
        ("::group::Rendering: all", Command("group", {}, "Rendering: all")),
        ("packer says ##[set-output name=ami]ami-evil", Command("set-output", {"name": "ami"}, "ami-evil")),
        ("packer says ::error::x", None),
        ("::error =x,title=t::y", Command("error", {"title": "t"}, "y")),
        ("::error::" + "x" * 5000, Command("error", {}, "x" * 4096)),
        ("::add-mask::" + "x" * 5000, Command("add-mask", {}, "x" * 5000)),
        ("::unknown::x", None),
        ("##[unknown]x", None),
        (":: error::x", None),
        ("", None),
    ],
)
def test_grammar(line: str, expected: Command | None) -> None:
    assert parse_command(line) == expected


def read(lines: list[str], *, debug: bool = False) -> tuple[OutputReader, list[str]]:
    shown: list[str] = []
    reader = OutputReader(shown.append, debug=debug)
    for line in lines:
        reader.read(line)
    return reader, shown


def test_a_secret_is_masked_from_then_on_and_in_each_of_its_lines() -> None:
    _, shown = read(["s3cret", "::add-mask::s3cret%0Asecond", "a s3cret and a second", "::group::s3cret"])
    assert shown == ["s3cret", "a *** and a ***", "> ***"]


def test_an_empty_mask_masks_nothing() -> None:
    assert read(["::add-mask::", "abc"])[1] == ["abc"]


def test_groups_indent_what_is_in_them() -> None:
    assert read(["::group::A", "in", "::group::B", "in", "::endgroup::", "out"])[1] == ["> A", "  in", "> B", "  in", "out"]


def test_nothing_is_a_command_while_commands_are_stopped() -> None:
    reader, shown = read(["::stop-commands::token", "::error::text", "::token::", "::error::real"])
    assert reader.annotations == [Annotation("error", "real")]
    assert shown == ["::error::text", "error: real"]


def test_debug_lines_are_shown_only_when_asked_for() -> None:
    assert read(["::debug::x"])[1] == []
    assert read(["::debug::x"], debug=True)[1] == ["debug: x"]


def test_the_old_ways_to_put_out_and_to_save_still_count() -> None:
    reader, _ = read(["::set-output name=ami::ami-1", "::save-state name=run::7"])
    assert (reader.outputs, reader.state) == ({"ami": "ami-1"}, {"run": "7"})
