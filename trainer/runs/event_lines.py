"""Events of a training as lines of JSON, as ``train --json`` prints them."""

from __future__ import annotations

import dataclasses
import json
import math
from typing import TYPE_CHECKING, Any

import numpy as np

from trainer.events import (
    DataReady,
    Evaluated,
    Finished,
    MemberDiverged,
    MemberEvent,
    SettingChanged,
    Started,
    StepsDone,
    Taught,
)
from trainer.teaching.comparison_report import comparison_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.events import TrainingEvent

_EVENT_NAMES: dict[type, str] = {
    DataReady: "data_ready",
    Started: "started",
    StepsDone: "steps_done",
    Evaluated: "evaluated",
    SettingChanged: "setting_changed",
}


def json_line(fields: Mapping[str, object]) -> str:
    """Format a line of JSON: NaN and infinity become null, arrays become lists."""
    return json.dumps({name: _plain(value) for name, value in fields.items()}, allow_nan=False)


def event_as_json(event: TrainingEvent) -> str | None:
    """Format an event as a line of JSON; None for events that are not printed."""
    fields = event_fields(event)
    return json_line(fields) if fields is not None else None


def event_fields(event: TrainingEvent | MemberDiverged) -> dict[str, object] | None:
    """The fields of an event in JSON; None for events that are not printed."""
    if isinstance(event, MemberEvent):
        fields = event_fields(event.event)
        return None if fields is None else {**fields, "member": event.member}
    if isinstance(event, MemberDiverged):
        error = event.error
        return {"event": "diverged", "step": error.step, "learning_rate": error.learning_rate}
    if isinstance(event, Finished):
        return {
            "event": "finished",
            **event.figures(),
            "folder": event.folder,
            "storage_error": event.storage_error,
        }
    if isinstance(event, Taught):
        return {"event": "taught", **comparison_fields(event.comparison)}
    name = _EVENT_NAMES.get(type(event))
    if name is None:
        return None
    values = {field.name: getattr(event, field.name) for field in dataclasses.fields(event)}
    return {"event": name, **values}


def _plain(value: object) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, np.ndarray):
        numbers = value.tolist()
        return numbers if np.isfinite(value).all() else _plain(numbers)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if value is None or isinstance(value, str | int | tuple):
        return value
    return str(value)
