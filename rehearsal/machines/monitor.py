"""QEMU's monitor, over its machine protocol (QMP)."""

from __future__ import annotations

import contextlib
import json
import queue
import socket
import threading
from collections.abc import Callable
from typing import Any

from machines.errors import MachineError

# QEMU answers between two steps of its main loop: at once, and on a computer that is short of everything within seconds.
_ANSWER_SECONDS = 60


class Monitor:
    """One QMP conversation. Any thread may execute commands; events are handed over on a thread of the monitor's own."""

    def __init__(self, connection: socket.socket, on_event: Callable[[str], None]) -> None:
        self._connection = connection
        self._stream = connection.makefile("rw", encoding="utf-8")
        self._on_event = on_event
        self._answers: queue.Queue[dict[str, object] | None] = queue.Queue()
        self._lock = threading.Lock()
        self._reader = threading.Thread(target=self._read, name="qemu-monitor", daemon=True)

    def open(self) -> None:
        """Wait for QEMU's greeting and enter command mode. Raises MachineError when QEMU ends instead."""
        self._reader.start()
        self._next_answer()
        self.execute("qmp_capabilities")

    def execute(self, command: str, **arguments: object) -> object:
        """Execute a QMP command and give what it returns. Raises MachineError when QEMU refuses it or has ended."""
        with self._lock:
            try:
                self._stream.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
                self._stream.flush()
            except (OSError, ValueError) as error:
                raise MachineError("QEMU has ended") from error
            answer = self._next_answer()
        if "error" in answer:
            raise MachineError(f"QEMU refused {command}: {answer['error']['desc']}")
        return answer["return"]

    def human(self, line: str) -> str:
        """Execute a line of the human monitor and give what it prints."""
        return str(self.execute("human-monitor-command", **{"command-line": line}))

    def close(self) -> None:
        """Hang up. QEMU keeps running."""
        # QEMU may have hung up first.
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        if self._reader.is_alive() and self._reader is not threading.current_thread():
            self._reader.join()
        self._connection.close()

    def _next_answer(self) -> dict[str, Any]:
        try:
            answer = self._answers.get(timeout=_ANSWER_SECONDS)
        except queue.Empty:
            raise MachineError(f"QEMU did not answer within {_ANSWER_SECONDS} s") from None
        if answer is None:
            self._answers.put(None)
            raise MachineError("QEMU has ended")
        return answer

    def _read(self) -> None:
        try:
            for line in self._stream:
                message = json.loads(line)
                if "event" in message:
                    self._on_event(message["event"])
                else:
                    self._answers.put(message)
        except (OSError, ValueError):
            pass  # Hung up, or killed in the middle of a line: either way there is nothing more to read.
        self._answers.put(None)
