"""Names of the files of a training that goes on. Free of torch."""

from __future__ import annotations

from typing import Final

PROGRESS_FOLDER: Final = "progress"
EVENTS_FILE: Final = "events.jsonl"
LIVE_WEIGHTS_FILE: Final = "weights.safetensors"
FORMAT: Final = "mnist-draw progress 1"
BROKEN_OFF: Final = "broken_off"
"""Name of the last event of a training that failed; its ``reason`` is a sentence."""
LONGEST_REASON: Final = 5000
"""Characters of the longest reason."""
MARK_PREFIX: Final = ".training-"
"""How the name of an empty file begins by which a training knows its own folder."""
