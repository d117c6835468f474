"""Which of the host's apt sources the guest gets."""

import pytest

from machines import apt_sources
from machines.apt_sources import Source, distribution_sources, first_mirror, render_sources, select_sources
from machines.errors import HostError
from machines.host import Distribution

BOOKWORM = Distribution("debian", "bookworm")
NOBLE = Distribution("ubuntu", "noble")


def line(origin, suite, component, uri):
    return f"{origin}\t{suite}\t{component}\t{uri}"


def test_debian_takes_its_own_main_and_security_and_leaves_third_parties_out():
    targets = [
        line("Debian", "bookworm", "main", "http://mirror.example/debian/"),
        line("Debian", "bookworm", "non-free-firmware", "http://mirror.example/debian/"),
        line("Debian", "bookworm-updates", "main", "http://mirror.example/debian/"),
        line("Debian", "bookworm-security", "main", "http://mirror.example/debian-security/"),
        line("Debian Backports", "bookworm-backports", "main", "http://mirror.example/debian/"),
        line("HashiCorp", "bookworm", "main", "https://third-party.example/"),
        line("", "bookworm", "main", "https://no-origin.example/"),
    ]
    assert select_sources(targets, BOOKWORM) == [
        Source("http://mirror.example/debian/", "bookworm", ("main",)),
        Source("http://mirror.example/debian/", "bookworm-updates", ("main",)),
        Source("http://mirror.example/debian-security/", "bookworm-security", ("main",)),
    ]


def test_ubuntu_takes_universe_too_where_docker_is():
    targets = [
        line("Ubuntu", suite, component, "http://mirror.example/ubuntu/")
        for suite in ("noble", "noble-security", "noble-backports")
        for component in ("main", "restricted", "universe", "multiverse")
    ]
    assert select_sources([*targets, *targets], NOBLE) == [
        Source("http://mirror.example/ubuntu/", "noble", ("main", "universe")),
        Source("http://mirror.example/ubuntu/", "noble-security", ("main", "universe")),
    ]


def test_a_list_of_mirrors_becomes_its_preferred_mirror(tmp_path):
    mirrors = tmp_path / "apt-mirrors.txt"
    mirrors.write_text("http://second.example/ubuntu/\tpriority:2\nhttp://first.example/ubuntu/\tpriority:1\n")
    targets = [line("Ubuntu", "noble", "main", f"mirror+file:{mirrors}/")]
    assert select_sources(targets, NOBLE) == [Source("http://first.example/ubuntu/", "noble", ("main",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://only.example/ubuntu", "http://only.example/ubuntu"),
        ("# a comment\n\nhttp://a.example\nhttp://b.example", "http://a.example"),
        ("http://a.example\nhttp://b.example arch:amd64 priority:5", "http://b.example"),
        ("http://a.example priority:10\nhttp://b.example priority:9 # near", "http://b.example"),
    ],
)
def test_first_mirror(text, expected):
    assert first_mirror(text) == expected


def test_an_empty_list_of_mirrors_is_refused():
    with pytest.raises(ValueError, match="empty"):
        first_mirror("# nothing\n")


def test_rendered_sources_name_the_key_of_the_archive():
    assert render_sources([Source("http://m/ubuntu/", "noble", ("main", "universe"))], NOBLE) == (
        "Types: deb\nURIs: http://m/ubuntu/\nSuites: noble\nComponents: main universe\n"
        "Signed-By: /usr/share/keyrings/ubuntu-archive-keyring.gpg\n"
    )


def test_lists_are_fetched_where_the_host_has_none(monkeypatch):
    found = [line("Debian", "bookworm", "main", "http://m/debian/")]
    monkeypatch.setattr(apt_sources, "_index_targets", lambda options: [])
    monkeypatch.setattr(apt_sources, "_fresh_index_targets", lambda: found)
    assert distribution_sources(BOOKWORM) == [Source("http://m/debian/", "bookworm", ("main",))]


def test_a_host_without_its_own_archive_is_told_so(monkeypatch):
    monkeypatch.setattr(apt_sources, "_index_targets", lambda options: [])
    monkeypatch.setattr(apt_sources, "_fresh_index_targets", lambda: [line("Debian", "bookworm-updates", "main", "http://m/")])
    with pytest.raises(HostError, match="no source of Debian bookworm"):
        distribution_sources(BOOKWORM)
