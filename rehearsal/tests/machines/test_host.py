"""On which computers machines can be built."""

import pytest

from machines.errors import HostError
from machines.host import Distribution, host_distribution


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"ID": "debian", "VERSION_CODENAME": "bookworm"}, Distribution("debian", "bookworm")),
        ({"ID": "ubuntu", "VERSION_CODENAME": "noble"}, Distribution("ubuntu", "noble")),
    ],
)
def test_the_guest_is_the_hosts_own_distribution(fields, expected):
    assert host_distribution(fields, "x86_64") == expected


@pytest.mark.parametrize(
    ("fields", "architecture", "says"),
    [
        ({"ID": "fedora", "VERSION_CODENAME": "", "PRETTY_NAME": "Fedora Linux 43"}, "x86_64", "Fedora Linux 43"),
        ({"ID": "debian", "PRETTY_NAME": "Debian GNU/Linux sid"}, "x86_64", "sid"),
        ({"ID": "ubuntu", "VERSION_CODENAME": "noble"}, "aarch64", "aarch64"),
    ],
)
def test_other_computers_are_refused_by_name(fields, architecture, says):
    with pytest.raises(HostError, match=says):
        host_distribution(fields, architecture)
