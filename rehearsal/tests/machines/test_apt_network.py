"""How the host's way out to the archive is carried into the guest."""

import pytest

from machines.apt_network import as_seen_from_guest, extra_certificates, guest_apt_options, host_apt_options, render_apt_options

DUMP = """
APT "";
Acquire::http "";
Acquire::http::Proxy "http://127.0.0.1:3142";
Acquire::http::Proxy::mirror.example "DIRECT";
Acquire::https::Verify-Peer "true";
Acquire::Check-Valid-Until "false";
Acquire::GzipIndexes "true";
"""


def test_what_decides_about_downloads_is_taken_from_apt():
    assert host_apt_options({}, DUMP) == {
        "Acquire::http::Proxy": "http://127.0.0.1:3142",
        "Acquire::http::Proxy::mirror.example": "DIRECT",
        "Acquire::Check-Valid-Until": "false",
    }


def test_the_environment_counts_where_apt_says_nothing():
    environment = {"http_proxy": "http://e.example:1", "HTTPS_PROXY": "http://e.example:2"}
    assert host_apt_options(environment, "") == {
        "Acquire::http::Proxy": "http://e.example:1",
        "Acquire::https::Proxy": "http://e.example:2",
    }
    assert host_apt_options(environment, DUMP)["Acquire::http::Proxy"] == "http://127.0.0.1:3142"


def test_the_guest_reaches_a_proxy_on_the_hosts_loopback_by_qemus_address():
    options = guest_apt_options({"Acquire::http::Proxy": "http://127.0.0.1:3142", "Acquire::Check-Date": "false"})
    assert options == {"Acquire::http::Proxy": "http://10.0.2.2:3142", "Acquire::Check-Date": "false"}
    assert render_apt_options(options) == 'Acquire::Check-Date "false";\nAcquire::http::Proxy "http://10.0.2.2:3142";\n'


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://localhost:3128/", "http://10.0.2.2:3128/"),
        ("http://user:word@127.0.1.1:8080", "http://user:word@10.0.2.2:8080"),
        ("http://proxy.example:8080/", "http://proxy.example:8080/"),
        ("http://localhost.example", "http://localhost.example"),
        ("DIRECT", "DIRECT"),
    ],
)
def test_as_seen_from_guest(url, expected):
    assert as_seen_from_guest(url) == expected


def test_extra_certificates_are_the_ones_that_the_host_was_given(tmp_path):
    (tmp_path / "company").mkdir()
    (tmp_path / "company" / "root.crt").write_bytes(b"PEM")
    (tmp_path / "README").write_bytes(b"not a certificate")
    assert extra_certificates(tmp_path) == {"root.crt": b"PEM"}
    assert extra_certificates(tmp_path / "absent") == {}
