"""What a told script prints: nothing of it is run."""

import pytest

from simulated_instances.scripted_guest import told_line
from simulated_instances.settings import GuestSettings


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("", []),
        ("  # a comment", []),
        ("echo Successful login", ["Successful login"]),
        ("  echo 'two  words'  there", ["two  words there"]),
        ("cat ~/.ssh/authorized_keys", ["ssh-ed25519 AAAA"]),
        ("echo $HOME", ["a simulated instance does not run: echo $HOME"]),
        ("echo x > /etc/passwd", ["a simulated instance does not run: echo x > /etc/passwd"]),
        ("echo 'open", ["a simulated instance does not run: echo 'open"]),
        ("rm -rf /", ["a simulated instance does not run: rm -rf /"]),
    ],
)
def test_prints_what_echo_would_and_names_the_rest(line, printed):
    assert told_line(line, ["ssh-ed25519 AAAA"]) == printed


def test_the_setting_has_two_values():
    assert GuestSettings().merged({"unknown_scripts": "told"}).to_json()["unknown_scripts"] == "told"
    with pytest.raises(ValueError, match="refused or told, not 'run'"):
        GuestSettings().merged({"unknown_scripts": "run"})
