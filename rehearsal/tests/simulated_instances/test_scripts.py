"""The output of a script that is not executed."""

import pytest

from simulated_instances.scripted_guest import output_of
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
    assert output_of(line, ["ssh-ed25519 AAAA"]) == printed


def test_the_setting_has_two_values():
    assert GuestSettings().merged({"unknown_scripts": "print"}).to_json()["unknown_scripts"] == "print"
    with pytest.raises(ValueError, match="fail or print, not 'run'"):
        GuestSettings().merged({"unknown_scripts": "run"})
