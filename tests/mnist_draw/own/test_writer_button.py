"""Button that shows who draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QInputDialog

from mnist_draw.shared import theme

# Qt's offscreen platform warns whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

if TYPE_CHECKING:
    from tests.mnist_draw.own.parts import Bench


def test_the_dialog_for_a_name_has_room_for_its_title(bench: Bench) -> None:
    button = bench.controller.writer_button
    (add,) = (each for each in button.menu().actions() if each.text() == "&Add a name…")
    add.trigger()
    (dialog,) = button.window().findChildren(QInputDialog)
    title = f"{dialog.windowTitle()} — MNIST Draw"
    # Beside the title, there are three buttons and an icon.
    assert dialog.width() > 1.5 * QFontMetrics(dialog.font()).horizontalAdvance(title)
    dialog.reject()


def test_a_longer_name_gets_its_room_at_the_end_of_the_menu_bar(bench: Bench) -> None:
    button, window = bench.controller.writer_button, bench.main_window
    window.menuBar().addMenu("File")
    window.menuBar().setCornerWidget(button)
    window.resize(800, 600)
    window.show()
    button.show()
    button.writer_chosen.emit("Maximiliane Elisabeth")
    assert button.width() >= button.sizeHint().width()
    assert button.geometry().right() <= window.menuBar().width()
    button.writer_chosen.emit("Jo")
    assert button.width() == button.sizeHint().width()


def test_the_name_is_not_cut_in_projector_mode(bench: Bench) -> None:
    button, window = bench.controller.writer_button, bench.main_window
    window.menuBar().addMenu("File")
    window.menuBar().setCornerWidget(button)
    window.resize(800, 600)
    window.show()
    button.show()
    app = QCoreApplication.instance()
    assert isinstance(app, QApplication)
    for projector in (True, False):
        theme.apply(app, "light", projector=projector)
        QApplication.processEvents()
        assert button.width() == button.sizeHint().width()


def test_names_that_are_shown_again_and_again_leave_no_actions_behind(bench: Bench) -> None:
    button = bench.controller.writer_button

    def objects() -> int:
        button.show_writer("Ada", ["Ada", "Bo", "Chi"])
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(button.findChildren(QObject))

    before = objects()
    assert [objects() for _ in range(3)] == [before] * 3


def test_an_ampersand_in_a_name_is_no_mnemonic(bench: Bench) -> None:
    button = bench.controller.writer_button
    button.show_writer("Tom & Jerry", [])
    texts = [action.text() for action in button.menu().actions()]
    assert "Tom && Jerry" in texts
    assert "&Rename “Tom && Jerry”…" in texts
