"""Messages between `trainer.runs.process` and `trainer.runs.process_server`, over a pipe."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from trainer.runs.jobs import Devices

if TYPE_CHECKING:
    import logging

    from trainer.control import Request
    from trainer.events import TrainingEvent
    from trainer.runs.jobs import TrainingJob


@dataclass(frozen=True, slots=True)
class Prepare:
    """To the child: call `JobRunner.prepare`."""


@dataclass(frozen=True, slots=True)
class Run:
    """To the child: run a job; the number names it in requests.

    Attributes:
        number: Number of the job.
        job: The job.
        requests: Requests made before its start.
    """

    number: int
    job: TrainingJob
    requests: tuple[Request, ...] = ()


@dataclass(frozen=True, slots=True)
class JobRequest:
    """To the child: a request to a job."""

    number: int
    request: Request


@dataclass(frozen=True, slots=True)
class Event:
    """From the child: an event of the present job."""

    event: TrainingEvent


@dataclass(frozen=True, slots=True)
class LogRecord:
    """From the child: a record for the parent's log."""

    record: logging.LogRecord


@dataclass(frozen=True, slots=True)
class Done:
    """From the child: the end of `Prepare` or `Run`."""

    devices: Devices = field(default_factory=Devices)
    error: Exception | None = None


ToChild: TypeAlias = Prepare | Run | JobRequest
ToParent: TypeAlias = Event | LogRecord | Done
