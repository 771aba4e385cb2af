"""Reads pasted and dropped pictures in a thread of its own."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from mnist_draw.draw.pasted_pictures import PictureError, ink_from_picture, load
from mnist_draw.messages import explain_failure
from mnist_draw.shared.failure import Failure
from mnist_draw.shared.latest import Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from mnist_draw.draw.pasted_pictures import PictureSource


class PictureReader(QObject):
    """Reads one picture at a time: a newer one replaces one that waits; in the GUI thread.

    Signals:
        read: Emits the ink of the last picture that was asked for: see `ink_from_picture`.
        failed: Emits a function that says why it cannot be used, in the present language.
    """

    read = Signal(object)
    failed = Signal(object)
    # From the thread: number of the request, ink or what explains the error.
    _answered = Signal(int, object)

    def __init__(self) -> None:
        # Without a parent: the thread keeps it alive.
        super().__init__()
        self._waiting = Latest[tuple[int, "PictureSource"]]()
        self._newest = 0
        self._answered.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether its thread runs: a file on a drive that does not answer may keep it for ever."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, source: PictureSource) -> None:
        """Read a picture; its answer comes later, and those of earlier ones no more."""
        self._newest += 1
        if self._waiting.put((self._newest, source)):
            # One after the other: each may take hundreds of megabytes.
            previous = self._thread
            self._thread = threading.Thread(target=self._work, args=(previous,), name="picture")
            self._thread.start()

    @Slot()
    def cancel(self) -> None:
        """Drop the answers of all pictures that were asked for."""
        self._newest += 1
        self._waiting.take()

    def _work(self, previous: threading.Thread | None) -> None:
        if previous is not None:
            previous.join()
        waiting = self._waiting.take()
        if waiting is None:
            return
        number, source = waiting
        answer: NDArray[np.uint8] | Callable[[], str]
        try:
            answer = ink_from_picture(load(source))
        except PictureError as error:
            answer = error.explain
        except Exception as error:  # noqa: BLE001 - the window shows any error
            answer = partial(explain_failure, Failure.of(error))
        self._answered.emit(number, answer)

    @Slot(int, object)
    def _show(self, number: int, answer: NDArray[np.uint8] | Callable[[], str]) -> None:
        if number != self._newest:
            return
        if callable(answer):
            self.failed.emit(answer)
        else:
            self.read.emit(answer)
