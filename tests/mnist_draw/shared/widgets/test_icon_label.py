"""Icons beside texts: colours of the theme, size of the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mnist_draw.shared import theme
from mnist_draw.shared.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    theme.apply(qapp, "light")


@pytest.fixture
def label(qtbot: QtBot) -> IconLabel:
    label = IconLabel(64)
    qtbot.addWidget(label)
    label.show_icon("error", "error")
    label.resize(label.sizeHint())
    return label


def colours_in(label: IconLabel) -> set[str]:
    image = label.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_it_has_the_colour_of_the_present_theme(app: QApplication, label: IconLabel) -> None:
    assert theme.LIGHT.error.name() in colours_in(label)
    theme.apply(app, "dark")
    assert theme.DARK.error.name() in colours_in(label)
    assert theme.LIGHT.error.name() not in colours_in(label)


def test_projector_mode_enlarges_it(app: QApplication, label: IconLabel) -> None:
    before = label.sizeHint().width()
    theme.apply(app, "light", projector=True)
    assert label.sizeHint().width() == round(before * theme.scale()) > before
