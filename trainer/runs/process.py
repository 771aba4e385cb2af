"""Run training jobs in a process of their own, so that they never hold up a window.

Threads of one process share Python's lock: with the training in a thread, it and the window kept
each other waiting for milliseconds at a time. Processes share the processors alone, and the system
schedules the window before the training; where memory runs out, the window lives on.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import multiprocessing.connection
import threading
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from trainer.errors import ProcessEndedError
from trainer.files.writing import is_broken_pipe
from trainer.runs.messages import Done, Event, JobRequest, LogRecord, Prepare, Run
from trainer.runs.process_server import serve

if TYPE_CHECKING:
    import sys
    from collections.abc import Callable
    from multiprocessing.context import SpawnProcess

    from trainer.control import Request
    from trainer.events import TrainingEvent
    from trainer.runs.jobs import Devices, TrainingJob
    from trainer.runs.messages import ToChild, ToParent

    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection as Connection
    else:
        from multiprocessing.connection import Connection

# Time that an idle child process may take to end.
_SHUTDOWN_TIMEOUT_SECONDS = 5.0


class JobProcess:
    """A `trainer.runs.jobs.JobRunner` in a child process.

    The process starts when it is first needed, and again after it ended unexpectedly.
    """

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._sending = threading.Lock()
        self._number = 0
        # Guards what follows: whether a request is kept for the start of its job or sent.
        self._requesting = threading.Lock()
        self._job: TrainingJob | None = None
        self._early_requests: WeakKeyDictionary[TrainingJob, list[Request]] = WeakKeyDictionary()

    def prepare(self) -> Devices:
        """See `trainer.runs.jobs.JobRunner`."""
        self._start()
        self._send(Prepare())
        return self._receive()

    def run(self, job: TrainingJob, on_event: Callable[[TrainingEvent], None]) -> None:
        """See `trainer.runs.jobs.JobRunner`.

        Raises:
            ProcessEndedError: The child process ended unexpectedly.
        """
        self._start()
        with self._requesting:
            self._number += 1
            self._job = job
            # In one message: a job that starts at once heeds them at its first step.
            self._send(Run(self._number, job, tuple(self._early_requests.pop(job, ()))))
        try:
            self._receive(on_event)
        finally:
            with self._requesting:
                self._job = None

    def request(self, job: TrainingJob, request: Request) -> None:
        """See `trainer.runs.jobs.JobRunner`."""
        with self._requesting:
            if job is self._job:
                self._send(JobRequest(self._number, request))
            else:
                # After the job's end they are dropped together with the job.
                self._early_requests.setdefault(job, []).append(request)

    def close(self) -> None:
        """See `trainer.runs.jobs.JobRunner`: ends the child, which first keeps a running run."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if process is None or connection is None:
            return
        connection.close()
        process.join(_SHUTDOWN_TIMEOUT_SECONDS)
        if process.exitcode is None:
            process.kill()
            process.join()
        process.close()

    def _start(self) -> None:
        if self._process is not None and self._process.exitcode is None:
            return
        self.close()
        # A forked copy of a process with threads (torch's, Qt's) may deadlock.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs,), name="training", daemon=True)
        try:
            process.start()
        except OSError as error:
            ours.close()
            # It has ended before it read what to do.
            if is_broken_pipe(error):
                raise ProcessEndedError(process.exitcode) from error
            raise
        finally:
            theirs.close()
        self._process, self._connection = process, ours

    def _send(self, message: ToChild) -> None:
        connection = self._connection
        # If the child has ended, `_receive` raises the error.
        with self._sending, contextlib.suppress(OSError):
            assert connection is not None
            connection.send(message)

    def _receive(self, on_event: Callable[[TrainingEvent], None] = lambda _: None) -> Devices:
        """Pass events and log records on until `Done` arrives."""
        assert self._connection is not None
        assert self._process is not None
        while True:
            match self._message(self._connection, self._process):
                case Event(event):
                    on_event(event)
                case LogRecord(record):
                    logging.getLogger(record.name).handle(record)
                case Done(devices, None):
                    return devices
                case Done(error=Exception() as error):
                    raise error

    @staticmethod
    def _message(connection: Connection, process: SpawnProcess) -> ToParent:
        """Wait for the next message; raises ProcessEndedError after the last."""
        # On Windows this process holds the child's end too until the child has taken it: one that
        # dies earlier would never end the pipe.
        multiprocessing.connection.wait([connection, process.sentinel])
        try:
            if connection.poll():
                message: ToParent = connection.recv()
                return message
        except (EOFError, OSError):
            pass
        process.join(_SHUTDOWN_TIMEOUT_SECONDS)
        raise ProcessEndedError(process.exitcode)
