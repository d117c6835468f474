"""What is expected of the suites of others, and what is not."""

import json
from pathlib import Path

import pytest

import peers
from peers.dask_cloudprovider import SUITE, read_report
from peers.packer_plugin import PACKAGES, read_results
from peers.results import FAILED, NOT_RUN, PASSED, Declared, Result, read_declared, surprises, table

OUTPUT = """=== RUN   TestAccBuilder_EbsBasic
--- FAIL: TestAccWithSubtests (0.00s)
    --- PASS: TestAccWithSubtests/one (57.12s)
--- PASS: TestAccBuilder_EbsBasic (44.20s)
--- SKIP: TestAccShared (0.01s)
panic: runtime error
"""

RAPIDS = Declared(SUITE, "test_rapids", NOT_RUN, "needs a GPU")


def declared_in(tmp_path, value):
    (tmp_path / "declared.json").write_text(json.dumps(value))
    return read_declared(tmp_path / "declared.json")


def test_reads_the_ends_of_gos_tests_and_counts_what_has_none_as_failed():
    names = ["TestAccBuilder_EbsBasic", "TestAccWithSubtests", "TestAccShared", "TestAccLeftOut", "TestAccLost"]
    results = read_results("builder/ebs", names, ["TestAccLeftOut"], OUTPUT)
    assert [(each.name, each.outcome, each.seconds) for each in results] == [
        ("TestAccBuilder_EbsBasic", PASSED, 44.2),
        ("TestAccWithSubtests", FAILED, 0.0),
        ("TestAccShared", NOT_RUN, 0.01),
        ("TestAccLeftOut", NOT_RUN, 0.0),
        ("TestAccLost", FAILED, 0.0),
    ]


def test_reads_the_ends_of_pytests_tests(tmp_path):
    (tmp_path / "report.xml").write_text(
        '<testsuites><testsuite><testcase name="good" time="1.5"/><testcase name="bad" time="0"><failure/></testcase>'
        '<testcase name="broken"><error/></testcase><testcase name="skipped"><skipped/></testcase></testsuite></testsuites>'
    )
    assert [(each.name, each.outcome) for each in read_report(tmp_path / "report.xml")] == [
        *(("good", PASSED), ("bad", FAILED), ("broken", FAILED), ("skipped", NOT_RUN)),
    ]


@pytest.mark.parametrize(
    ("results", "declared", "said"),
    [
        ([Result("s", "good", PASSED)], [], []),
        ([Result("s", "bad", FAILED)], [], ["s bad failed"]),
        ([Result("s", "skips", NOT_RUN)], [], ["s skips not run"]),
        ([Result("s", "bad", FAILED)], [Declared("s", "bad", FAILED, "why")], []),
        ([Result("s", "bad", PASSED)], [Declared("s", "bad", FAILED, "why")], ["s bad passed, declared as failed: why"]),
        ([Result("s", "rapids", FAILED)], [Declared("s", "rapids", NOT_RUN, "why")], ["s rapids failed, declared as not run: why"]),
        ([], [RAPIDS], [f"{SUITE} test_rapids is declared and there is no such test"]),
        (
            [Result("t", "bad", FAILED)],
            [Declared("s", "bad", FAILED, "why")],
            ["t bad failed", "s bad is declared and there is no such test"],
        ),
    ],
)
def test_tells_what_is_not_expected(results, declared, said):
    assert surprises(results, declared, []) == said


def test_a_suite_of_which_nothing_was_run_is_not_expected():
    results = [Result("s", "good", PASSED), Result(SUITE, "test_rapids", NOT_RUN)]
    assert surprises(results, [RAPIDS], ["s", SUITE, "t"]) == [f"{SUITE} ran no test", "t ran no test"]


def test_a_report_that_was_never_written_has_no_results(tmp_path):
    assert read_report(tmp_path / "report.xml") == []


def test_the_table_tells_the_cause_of_what_did_not_pass():
    rows = table([Result("s", "good", PASSED, 1.25), Result("s", "bad", FAILED, 2.0), Result(SUITE, "test_rapids", NOT_RUN)], [RAPIDS])
    assert [" ".join(row.split()) for row in rows.splitlines()] == [
        f"{SUITE} not run test_rapids: needs a GPU",
        "s failed 2.0 s bad: not declared",
        "s passed 1.2 s good",
    ]


def test_declarations_name_an_outcome_and_every_test_once(tmp_path):
    assert declared_in(tmp_path, {"s": {FAILED: {"why": ["a"]}, NOT_RUN: {"never": ["b"]}}}) == [
        *(Declared("s", "a", FAILED, "why"), Declared("s", "b", NOT_RUN, "never")),
    ]
    with pytest.raises(ValueError, match="declares maybe"):
        declared_in(tmp_path, {"s": {"maybe": {"why": ["a"]}}})
    with pytest.raises(ValueError, match="twice: s a"):
        declared_in(tmp_path, {"s": {FAILED: {"why": ["a"]}, NOT_RUN: {"never": ["a"]}}})


def test_what_is_declared_is_of_the_suites_that_are_run():
    declared = read_declared(Path(peers.__file__).with_name("declared.json"))
    assert {each.suite for each in declared} <= {*PACKAGES, SUITE}
    assert all(each.cause for each in declared)
