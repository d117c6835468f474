"""The conversation with QEMU's monitor."""

import json
import socket
import threading

import pytest

from machines.errors import MachineError
from machines.monitor import Monitor


@pytest.fixture
def conversation():
    """A monitor, the other end's stream, and the events that the monitor handed over."""
    ours, theirs = socket.socketpair()
    events: list[str] = []
    monitor = Monitor(ours, events.append)
    with theirs, theirs.makefile("rw", encoding="utf-8") as stream:
        yield monitor, stream, events
        theirs.shutdown(socket.SHUT_RDWR)
        monitor.close()


def say(stream, message):
    stream.write(json.dumps(message) + "\n")
    stream.flush()


def answering(stream, *answers):
    """Answer one command after the other, and give the commands."""
    commands = []

    def talk():
        for answer in answers:
            commands.append(json.loads(stream.readline()))
            say(stream, answer)

    thread = threading.Thread(target=talk)
    thread.start()
    return thread, commands


def opened(conversation, *answers):
    monitor, stream, _ = conversation
    say(stream, {"QMP": {}})
    thread, commands = answering(stream, {"return": {}}, *answers)
    monitor.open()
    return thread, commands


def test_commands_get_their_answers_past_events(conversation):
    monitor, stream, events = conversation
    thread, commands = opened(conversation, {"return": "text\r\n"})
    say(stream, {"event": "RESET", "timestamp": {}})
    assert monitor.human("info usernet") == "text\r\n"
    thread.join()
    assert commands[0]["execute"] == "qmp_capabilities"
    assert commands[1] == {"execute": "human-monitor-command", "arguments": {"command-line": "info usernet"}}
    assert events == ["RESET"]


def test_a_refused_command_says_why(conversation):
    monitor, _, _ = conversation
    thread, _ = opened(conversation, {"error": {"class": "GenericError", "desc": "no such device"}})
    with pytest.raises(MachineError, match="QEMU refused device_del: no such device"):
        monitor.execute("device_del", id="x")
    thread.join()


def test_the_end_of_qemu_is_an_answer_to_every_later_command():
    ours, theirs = socket.socketpair()
    monitor = Monitor(ours, print)
    theirs.close()
    with pytest.raises(MachineError, match="QEMU has ended"):
        monitor.open()
    for _ in range(2):
        with pytest.raises(MachineError, match="QEMU has ended"):
            monitor.execute("quit")
    monitor.close()
