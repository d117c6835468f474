"""The plot of the timeline."""

from __future__ import annotations

from xml.etree import ElementTree

from bench_start.measured import FIRST_RESULT, Machine
from bench_start.plot import parts, timeline_svg
from tests.bench_start.measurements import start

SVG = "{http://www.w3.org/2000/svg}"


def test_parts_end_with_the_known_steps() -> None:
    """What comes before an unknown step belongs to the next one; a step before its turn takes no room."""
    machine = Machine("scheduler", "i-1", {"launch": 1.0, "kernel": 4.0, "docker": 9.0, "container": 8.0, FIRST_RESULT: 12.0})
    assert parts(machine) == [("kernel", 1.0, 4.0), ("docker", 4.0, 9.0), (FIRST_RESULT, 9.0, 12.0)]


def test_a_bar_for_each_machine_of_the_median_start() -> None:
    """Its parts lie end to end, on a scale that holds the longest."""
    starts = [start("fast", "lazy", run, seconds) for run, seconds in enumerate([40.0, 90.0, 50.0])]
    document = ElementTree.fromstring(timeline_svg([*starts, start("plain", "hot", 1, 100.0)]))
    texts = [text.text for text in document.iter(f"{SVG}text")]
    labels = ["fast, lazy: scheduler", "fast, lazy: worker", "plain, hot: scheduler", "plain, hot: worker"]
    assert [text for text in texts if text and ":" in text] == labels
    drawn = {rect.findtext(f"{SVG}title"): rect for rect in document.iter(f"{SVG}rect") if rect.find(f"{SVG}title") is not None}
    first, second = drawn["docker: 1.0 to 11.0 s"], drawn["port open: 11.0 to 20.0 s"]
    assert float(first.attrib["x"]) + float(first.attrib["width"]) == float(second.attrib["x"])
    assert {rect.attrib["y"] for rect in (first, second)} == {first.attrib["y"]}
    assert texts[texts.index("0") : texts.index("0") + 3] == ["0", "10", "20"]
    last = drawn["first result: 20.0 to 100.0 s"]
    assert float(last.attrib["x"]) + float(last.attrib["width"]) <= float(document.attrib["width"])
