"""The card that most tests of trainings use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mnist_draw.experiments.card_parts import CardParts
from trainer.experiments.trainings import NOT_SHUFFLED

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def order(qtbot: QtBot) -> CardParts:
    """The card that trains with the images in order."""
    return CardParts(qtbot, NOT_SHUFFLED)
