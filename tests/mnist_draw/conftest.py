"""What tests of the window share."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _collect_in_the_gui_thread() -> Iterator[None]:
    """Widgets left in reference cycles would else be destroyed by a later test's worker thread."""
    yield
    gc.collect(1)
