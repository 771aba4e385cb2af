"""Trainings in a process of their own, so that nothing they do can hold up a window.

Threads of one process share Python's lock: with the training in a thread, it and the window kept
each other waiting for some milliseconds at a time. A process shares nothing but the processors,
where the system lets the window go first; and where memory runs out, the window lives on.
"""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import multiprocessing
import os
import pickle
import queue
import signal
import threading
import time
import traceback
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from trainer.control import TrainingControl
from trainer.errors import ProcessEndedError
from trainer.runs import helper_process
from trainer.runs.jobs import LocalRunner

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from trainer.control import Request
    from trainer.events import TrainingEvent
    from trainer.runs.jobs import Devices, TrainingJob

# Seconds that a process without work may take to leave.
_GOODBYE = 5.0
# Seconds that one may take to keep its run after whoever gave it has gone.
_LAST_WORK = 30.0


@dataclass(frozen=True, slots=True)
class _Prepare:
    """Asks for `LocalRunner.prepare`."""


@dataclass(frozen=True, slots=True)
class _Do:
    """Asks for a job; its control stays where it is."""

    number: int
    job: TrainingJob


@dataclass(frozen=True, slots=True)
class _Ask:
    """Passes on a request to the control of a job."""

    number: int
    request: Request


@dataclass(frozen=True, slots=True)
class _Told:
    """An event of the present job."""

    event: TrainingEvent


@dataclass(frozen=True, slots=True)
class _Logged:
    """Something for the log of whoever gave the jobs."""

    record: logging.LogRecord


@dataclass(frozen=True, slots=True)
class _Done:
    """The end of `_Prepare` or `_Do`."""

    devices: Devices = ()
    error: Exception | None = None


_Order: TypeAlias = "_Prepare | _Do | _Ask"


class JobProcess:
    """Does jobs in a process that starts when it is first needed, and anew after it died.

    All is called from one thread, but for what `trainer.control.TrainingControl` is asked.
    """

    def __init__(self, initialiser: Callable[[], None] | None = None) -> None:
        """Args: initialiser: Is called in the process before all else; can be pickled."""
        self._initialiser = initialiser
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._sending = threading.Lock()
        self._number = 0

    @property
    def pid(self) -> int | None:
        """The process; None where there is none."""
        return None if self._process is None else self._process.pid

    def prepare(self) -> Devices:
        """See `trainer.runs.jobs.JobRunner`."""
        self._start()
        self._send(_Prepare())
        return self._await()

    def run(self, job: TrainingJob, tell: Callable[[TrainingEvent], None]) -> None:
        """See `trainer.runs.jobs.JobRunner`.

        Raises:
            ProcessEndedError: Somebody or something ended the process.
        """
        self._start()
        self._number += 1
        number = self._number
        self._send(_Do(number, replace(job, control=_UNASKED)))
        job.control.forward(lambda request: self._send(_Ask(number, request)))
        try:
            self._await(tell)
        finally:
            job.control.forward(None)

    def close(self) -> None:
        """See `trainer.runs.jobs.JobRunner`: ends the process, which keeps a run that goes on."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if process is None or connection is None:
            return
        connection.close()
        process.join(_GOODBYE)
        if process.exitcode is None:
            process.kill()
            process.join()
        process.close()

    def _start(self) -> None:
        if self._process is not None and self._process.exitcode is None:
            return
        self.close()
        # A copy of a process with threads (torch's, Qt's) may hang: start a new one.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_serve, args=(theirs, self._initialiser), name="training", daemon=True
        )
        try:
            process.start()
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        self._process, self._connection = process, ours

    def _send(self, order: _Order) -> None:
        connection = self._connection
        # That the process is gone shows when its answers are read.
        with self._sending, contextlib.suppress(OSError):
            assert connection is not None
            connection.send(order)

    def _await(self, tell: Callable[[TrainingEvent], None] = lambda _: None) -> Devices:
        assert self._connection is not None
        assert self._process is not None
        while True:
            try:
                message = self._connection.recv()
            except (EOFError, OSError):
                self._process.join(_GOODBYE)
                raise ProcessEndedError(self._process.exitcode) from None
            match message:
                case _Told(event):
                    tell(event)
                case _Logged(record):
                    logging.getLogger(record.name).handle(record)
                case _Done(devices, None):
                    return devices
                case _Done(error=Exception() as error):
                    raise error


class _NoControl(TrainingControl):
    """Stands for the control of a job on its way, which has a new one where it arrives."""

    def __reduce__(self) -> tuple[type[TrainingControl], tuple[()]]:
        return TrainingControl, ()


_UNASKED = _NoControl()


def _serve(connection: Connection, initialiser: Callable[[], None] | None) -> None:
    """What the process does until the other end of the connection is closed."""
    # A key pressed in the terminal goes to all its processes; who gave the job decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    helper_process.prepare(patient=True)
    if initialiser is not None:
        initialiser()
    server = _Server(connection)
    # It only ever puts.
    log = logging.handlers.QueueHandler(cast("Any", server))
    logging.basicConfig(level=logging.INFO, handlers=[log], format="%(message)s")
    threading.Thread(target=server.listen, name="orders", daemon=True).start()
    server.work()


class _Server:
    """Does in one thread what the other one hears."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._orders: queue.SimpleQueue[_Prepare | _Do | None] = queue.SimpleQueue()
        self._controls: dict[int, TrainingControl] = {}
        self._sending = threading.Lock()

    def put_nowait(self, record: logging.LogRecord) -> None:
        """Passes on what was logged; any thread may log."""
        self._send(_Logged(record))

    def listen(self) -> None:
        """Takes orders and requests until nobody is there to give any."""
        while True:
            try:
                order = self._connection.recv()
            except (EOFError, OSError):
                break
            match order:
                case _Do(number, job):
                    self._controls[number] = job.control
                    self._orders.put(order)
                case _Prepare():
                    self._orders.put(order)
                case _Ask(number, request):
                    # A request may come too late, or while the other thread ends the job.
                    control = self._controls.get(number)
                    if control is not None:
                        control.ask(request)
        self._orders.put(None)
        for each in list(self._controls.values()):
            each.leave()
        # The process ends with its main thread, and this one with it: only what hangs is cut off.
        time.sleep(_LAST_WORK)
        os._exit(1)

    def work(self) -> None:
        """Does what was ordered, one after the other."""
        runner = LocalRunner()
        while (order := self._orders.get()) is not None:
            done = _Done()
            try:
                match order:
                    case _Prepare():
                        done = _Done(devices=runner.prepare())
                    case _Do(job=job):
                        runner.run(job, lambda event: self._send(_Told(event)))
            except Exception as error:  # noqa: BLE001 - whoever gave the order is told
                done = _Done(error=_portable(error))
            if isinstance(order, _Do):
                del self._controls[order.number]
            self._send(done)

    def _send(self, message: _Told | _Logged | _Done) -> None:
        # Where nobody listens any more, the run is still to be kept.
        with self._sending, contextlib.suppress(OSError):
            self._connection.send(message)


def _portable(error: Exception) -> Exception:
    """An error that can be sent, with the place where it arose for the log."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - whatever its author forgot
        return RuntimeError(*traceback.format_exception(error))
    return error
