"""Steady labels: texts that do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QApplication

from mnist_draw.shared import theme
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# Qt's offscreen platform warns whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

_TEXT = "I I I I I I I I I I"


def _columns(qtbot: QtBot, share: float, *, shrinks: bool) -> list[int]:
    """Columns with ink of a label as wide as a share of its text."""
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    label = SteadyLabel("label", shrinks=shrinks)
    qtbot.addWidget(label)
    label.set_text(_TEXT)
    needed = QFontMetricsF(theme.tabular(theme.font("body"))).horizontalAdvance(_TEXT)
    label.resize(round(share * needed), label.sizeHint().height())
    image = label.grab().toImage()
    middle = image.height() // 2
    dark = 200
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < dark for y in range(middle - 4, middle))
    ]


def test_a_text_that_does_not_fit_is_made_smaller(qtbot: QtBot) -> None:
    shrunk = _columns(qtbot, 0.8, shrinks=True)
    elided = _columns(qtbot, 0.8, shrinks=False)
    # The dots of an ellipsis lie on the line's foot.
    assert len(_runs(shrunk)) == 10 > len(_runs(elided))


def test_a_text_that_fits_keeps_its_size(qtbot: QtBot) -> None:
    assert _columns(qtbot, 1.1, shrinks=True) == _columns(qtbot, 1.1, shrinks=False)


def _runs(columns: list[int]) -> list[int]:
    """First columns of neighbouring ones."""
    return [x for x in columns if x - 1 not in columns]


def test_a_short_text_stands_for_one_that_does_not_fit(qtbot: QtBot) -> None:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    label, short = (SteadyLabel("label"), SteadyLabel("short"))
    for each in (label, short):
        qtbot.addWidget(each)
        each.resize(60, label.sizeHint().height())
    label.set_text("a sentence that is longer than this", short="short")
    short.set_text("short")
    assert label.grab().toImage() == short.grab().toImage()
    label.resize(600, label.height())
    label.set_text("long", short="short")
    short.resize(label.size())
    assert label.grab().toImage() != short.grab().toImage()


def test_only_a_text_that_fits_in_no_form_is_cut(qtbot: QtBot) -> None:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    text = "a sentence that is longer than this"
    plain, smaller = SteadyLabel("plain"), SteadyLabel("smaller", shrinks=True)
    needed = QFontMetricsF(theme.tabular(theme.font("body"))).horizontalAdvance(text)
    cut = {}
    for share in (1.1, 0.8, 0.4):
        for each in (plain, smaller):
            qtbot.addWidget(each)
            each.resize(round(share * needed), each.sizeHint().height())
            each.set_text(text)
        plain_cut = plain.is_cut
        plain.set_text(text, short="short")
        cut[share] = plain_cut, smaller.is_cut, plain.is_cut
    assert cut == {
        1.1: (False, False, False),
        0.8: (True, False, False),
        0.4: (True, True, False),
    }


def test_its_name_is_its_text_unless_it_has_another_one(qtbot: QtBot) -> None:
    label = SteadyLabel("label")
    qtbot.addWidget(label)
    interface = QAccessible.queryAccessibleInterface(label)
    assert interface is not None
    for text in ("97.1 %", "97.2 %", ""):
        label.set_text(text)
        assert interface.text(QAccessible.Text.Name) == text

    label.setAccessibleName("Test accuracy")
    label.set_text("97.3 %")
    assert interface.text(QAccessible.Text.Name) == "Test accuracy"
