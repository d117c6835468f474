"""Ctrl-C and SIGTERM as one exception, so that everything started is ended in order."""

from __future__ import annotations

import signal
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupted(BaseException):
    """The user or the system asked us to end. Not an Exception, so that no handler of errors swallows it."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.exit_code = 128 + number


def raise_on_signals() -> None:
    """From now on the first of SIGINT, SIGTERM and SIGHUP raises Interrupted in the main thread; later ones do nothing.

    Ending takes its time (a virtual machine, Packer's own cleaning up), and npm passes a Ctrl-C on a second time.
    """
    for number in _SIGNALS:
        signal.signal(number, _interrupt)


def _interrupt(number: int, _frame: FrameType | None) -> None:
    for each in _SIGNALS:
        # Not SIG_IGN: programs that we start from here on (post, above all) would inherit it and be deaf to their own end.
        signal.signal(each, lambda *_: None)
    raise Interrupted(number)
