"""Watch the window's process: errors, warnings of Qt, freezes and memory."""

from __future__ import annotations

import logging
import signal
import sys
import threading
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QtMsgType, Slot, qInstallMessageHandler

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from PySide6.QtCore import QMessageLogContext

FREEZE_SECONDS = 0.5
_BEAT_MS = 20
_SAMPLE_SECONDS = 60.0
# What Qt's offscreen platform says of window managers that it does not have, and QTest of a click
# that nothing takes.
_IGNORED = ("This plugin does not support", "Mouse event ")


class Watch(QObject):
    """Collects faults while the event loop runs; lives in the GUI thread.

    Attributes:
        faults: Tracebacks and warnings, each with its number.
        freezes: Where the GUI thread was in each freeze; how long it took, in seconds; and the
            processor time of the thread in it, which a busy machine does not stretch.
        memory: Private memory in MB, a sample each minute.
    """

    def __init__(self, act: Callable[[], str]) -> None:
        """Starts to watch.

        Args:
            act: Describes the present act.
        """
        super().__init__()
        self.faults: Counter[str] = Counter()
        self.freezes: list[tuple[str, float, float]] = []
        self.memory: list[float] = []
        self._act = act
        self._gui = threading.get_ident()
        self._beat = self._sampled = time.perf_counter()
        self._processor = time.thread_time()
        self._place = ""
        self._ended = threading.Event()
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._note_beat)
        self._timer.start()
        qInstallMessageHandler(self._note_warning)
        sys.excepthook = self._note_error
        threading.excepthook = lambda failed: self._note_trace(failed.exc_value)
        handler = logging.Handler(logging.ERROR)
        handler.emit = self._note_record  # type: ignore[method-assign]
        logging.getLogger().addHandler(handler)
        signal.signal(signal.SIGUSR1, self._note_place)
        self._thread = threading.Thread(target=self._look, name="watch", daemon=True)
        self._thread.start()

    def end_beats(self) -> None:
        """Note no more freezes."""
        self._timer.stop()
        self._place = "the end"

    def end(self) -> None:
        """Stop watching."""
        self.end_beats()
        self._ended.set()
        self._thread.join()
        qInstallMessageHandler(None)

    @Slot()
    def _note_beat(self) -> None:
        now, processor = time.perf_counter(), time.thread_time()
        if now - self._beat > FREEZE_SECONDS:
            seconds = round(now - self._beat, 2), round(processor - self._processor, 2)
            self.freezes.append((f"{self._act()}: {self._place}", *seconds))
            print(f"freeze of {seconds[0]} s: {self.freezes[-1][0]}", file=sys.stderr, flush=True)
        self._beat, self._processor, self._place = now, processor, ""
        if now > self._sampled + _SAMPLE_SECONDS:
            self._sampled = now
            self.memory.append(private_mb())

    def _look(self) -> None:
        """Asks the GUI thread where it is when its beat fails to come."""
        while not self._ended.wait(FREEZE_SECONDS / 5):
            if not self._place and time.perf_counter() - self._beat > FREEZE_SECONDS * 0.8:
                # Reading the frames of a thread that runs crashes Python 3.11 now and then.
                signal.pthread_kill(self._gui, signal.SIGUSR1)

    def _note_place(self, _number: int, frame: FrameType | None) -> None:
        """Notes the stack of the GUI thread, at the first line of Python after the signal."""
        stack = traceback.extract_stack(frame)[-4:]
        self._place = " < ".join(
            f"{Path(entry.filename).name}:{entry.lineno} {entry.name}" for entry in reversed(stack)
        )

    def _note_warning(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not text.startswith(_IGNORED):
            self._note(f"Qt: {text}")

    def _note_error(self, _kind: object, error: BaseException, _trace: object) -> None:
        self._note_trace(error)

    def _note_trace(self, error: BaseException | None) -> None:
        if error is not None:
            self._note("".join(traceback.format_exception(error)))

    def _note_record(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if record.exc_info and record.exc_info[1] is not None:
            text += "\n" + "".join(traceback.format_exception(record.exc_info[1]))
        self._note(f"log: {text}")

    def _note(self, fault: str) -> None:
        fault = f"{fault} ({self._act()})"
        self.faults[fault] += 1
        if self.faults[fault] == 1:
            # A crash may follow.
            print(fault, file=sys.stderr, flush=True)


def private_mb() -> float:
    """Memory that this process shares with no file and no other process, in MB; Linux."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    return 0.0
