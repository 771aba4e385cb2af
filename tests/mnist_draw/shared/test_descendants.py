from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from mnist_draw.shared.descendants import descendants

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def destroyed_widgets() -> int:
    """Number of widgets that Qt has destroyed and Python still holds."""
    widgets = [each for each in gc.get_objects() if issubclass(type(each), QWidget)]
    return len([each for each in widgets if not shiboken6.isValid(each)])


def test_finds_a_kind_at_any_depth_after_its_parents(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    group, first = QWidget(window), QLabel("1", window)
    inner = QLabel("2", group)
    QObject(inner)

    assert descendants(window, QWidget) == [group, inner, first]
    assert descendants(window, QLabel) == [inner, first]
    assert descendants(inner, QWidget) == []


def test_what_qt_destroys_is_not_kept(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    before = destroyed_widgets()

    for _ in range(3):
        box = QComboBox()
        box.view()  # Qt makes a list, its frame and its scroll bars.
        layout.addWidget(box)
        assert len(descendants(window, QWidget)) > 5
        box.deleteLater()
        del box
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()

    assert destroyed_widgets() == before
