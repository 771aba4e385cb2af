"""Fixtures: a file of pen strokes by three writers."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from tests.trainer.bundled.unipen_text import unipen_text
from trainer.bundled.writer_collections import load_drawings

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.data.recorded_drawing import RecordedDrawing


@pytest.fixture
def strokes(tmp_path: Path) -> Path:
    """Path of a gzipped UNIPEN file."""
    path = tmp_path / "digits.unp.gz"
    path.write_bytes(gzip.compress(unipen_text(3)))
    return path


@pytest.fixture
def drawings(strokes: Path) -> list[RecordedDrawing]:
    """The six drawings of the file."""
    return load_drawings(strokes)
