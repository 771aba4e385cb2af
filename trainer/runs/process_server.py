"""The child process of `trainer.runs.process.JobProcess`: run jobs that arrive over a pipe."""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import os
import pickle
import queue
import signal
import threading
import time
import traceback
from typing import TYPE_CHECKING, Any, cast

from trainer.device.load_problems import library_errors
from trainer.runs import process_settings
from trainer.runs.jobs import JobControls
from trainer.runs.messages import Done, Event, JobRequest, LogRecord, Prepare, Run

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from trainer.runs.jobs import JobRunner, TrainingJob
    from trainer.runs.messages import ToParent

# Time to keep the present run after the parent has ended.
_LAST_WORK_SECONDS = 30.0
# Ctrl+C, a terminal that closes, and Ctrl+Break of Windows.
_OF_THE_TERMINAL = ("SIGINT", "SIGHUP", "SIGBREAK")


def serve(connection: Connection) -> None:
    """Run jobs until the parent closes its end of the connection."""
    # What a terminal sends goes to the child too; the parent decides what it means, and where it
    # ends, the child keeps the present run.
    for name in _OF_THE_TERMINAL:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    process_settings.prepare(low_priority=True)
    server = _Server(connection)
    # The handler calls nothing but put_nowait.
    handler = logging.handlers.QueueHandler(cast("Any", server))
    logging.basicConfig(level=logging.INFO, handlers=[handler], format="%(message)s")
    threading.Thread(target=server.listen, name="requests", daemon=True).start()
    # A log-off ends the parent and the child by it, at once. A thread of its own: the handler may
    # interrupt the main thread while that holds a lock.
    signal.signal(
        signal.SIGTERM,
        lambda *_: threading.Thread(target=server.end, name="end", daemon=True).start(),
    )
    server.work()


class _Server:
    """Listens in one thread, and runs jobs in the main thread."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._orders: queue.SimpleQueue[Prepare | Run | None] = queue.SimpleQueue()
        self._controls = JobControls()
        self._jobs: dict[int, TrainingJob] = {}
        self._runner: JobRunner | None = None
        self._sending = threading.Lock()

    def put_nowait(self, record: logging.LogRecord) -> None:
        """Send a log record, from any thread."""
        self._send(LogRecord(record))

    def listen(self) -> None:
        """Receive messages until the parent ends; then end too."""
        while True:
            try:
                message = self._connection.recv()
            except (EOFError, OSError):
                break
            match message:
                case Run(number, job, requests):
                    self._jobs[number] = job
                    for request in requests:
                        self._controls.of(job).request(request)
                    self._orders.put(message)
                case Prepare():
                    self._orders.put(message)
                case JobRequest(number, request):
                    # The job may just have ended.
                    requested = self._jobs.get(number)
                    if requested is not None:
                        self._controls.of(requested).request(request)
        self.end()

    def end(self) -> None:
        """Close the present run, and end the process when it is kept."""
        if not self._jobs:
            # There is no run to keep: do not wait for the import of torch.
            os._exit(0)
        self._orders.put(None)
        for job in list(self._jobs.values()):
            self._controls.of(job).close()
        # The process ends with its main thread: what follows ends a main thread that hangs.
        time.sleep(_LAST_WORK_SECONDS)
        os._exit(1)

    def work(self) -> None:
        """Carry out orders in turn."""
        while (order := self._orders.get()) is not None:
            done = Done()
            try:
                runner = self._local_runner()
                match order:
                    case Prepare():
                        done = Done(devices=runner.prepare())
                    case Run(job=job):
                        runner.run(job, lambda event: self._send(Event(event)))
            except Exception as error:  # noqa: BLE001 - the parent raises it
                done = Done(error=_portable(error))
            if isinstance(order, Run):
                del self._jobs[order.number]
            self._send(done)

    def _local_runner(self) -> JobRunner:
        if self._runner is None:
            # The only import of torch on this path: requests are received while it takes a second.
            with library_errors("PyTorch"):
                process_settings.load_cpp_runtime()
                from trainer.runs.local_runner import LocalRunner  # noqa: PLC0415

            self._runner = LocalRunner(self._controls)
        return self._runner

    def _send(self, message: ToParent) -> None:
        # The run is to be kept even if the parent has ended.
        with self._sending, contextlib.suppress(OSError):
            self._connection.send(message)


def _portable(error: Exception) -> Exception:
    """Return an error that can be pickled, with its traceback as a note for the log."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - any error of its own methods
        return RuntimeError(*traceback.format_exception(error))
    return error
