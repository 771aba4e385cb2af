"""Theme: contrast, choice of scheme, projector mode, icons."""

from __future__ import annotations

import gc
from importlib import resources
from typing import TYPE_CHECKING, get_args

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

_SCHEMES = pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    theme.apply(qapp, "system")


class _Listener(QWidget):
    """Counts palette changes."""

    def __init__(self) -> None:
        super().__init__()
        self.changes = 0

    def changeEvent(self, event: QEvent) -> None:
        self.changes += event.type() == QEvent.Type.PaletteChange


def _luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@_SCHEMES
@pytest.mark.parametrize("background", ["window", "surface"])
@pytest.mark.parametrize("name", ["text", "muted", "accent", "warning", "error", "published"])
def test_text_is_readable(colours: theme.Colours, name: str, background: str) -> None:
    assert _contrast(getattr(colours, name), getattr(colours, background)) >= 4.5


@_SCHEMES
def test_text_on_the_accent_is_readable(colours: theme.Colours) -> None:
    assert _contrast(colours.on_accent, colours.accent) >= 4.5


@_SCHEMES
@pytest.mark.parametrize("name", ["train", "validation", "published"])
def test_curves_stand_out_from_their_background(colours: theme.Colours, name: str) -> None:
    # WCAG 2.1 for graphics.
    assert _contrast(getattr(colours, name), colours.window) >= 3


@_SCHEMES
def test_ink_stands_out_from_paper(colours: theme.Colours) -> None:
    assert _contrast(colours.ink, colours.paper) >= 12


@pytest.mark.parametrize(("scheme", "expected"), [("light", theme.LIGHT), ("dark", theme.DARK)])
def test_chosen_scheme_sets_palette_and_colours(
    app: QApplication, scheme: theme.Scheme, expected: theme.Colours
) -> None:
    theme.apply(app, scheme)
    assert theme.colours() is expected
    assert app.palette().color(QPalette.ColorRole.Window) == expected.window
    assert app.palette().color(QPalette.ColorRole.Highlight) == expected.accent


def test_widgets_get_a_palette_change(app: QApplication, qtbot: QtBot) -> None:
    theme.apply(app, "light")
    listener = _Listener()
    qtbot.addWidget(listener)
    listener.show()
    theme.apply(app, "dark")
    qtbot.waitUntil(lambda: listener.changes > 0, timeout=2000)


def test_system_scheme_follows_the_system(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.apply(app, "system")
    # The offscreen platform has no colour scheme of its own.
    for scheme, expected in (
        (Qt.ColorScheme.Dark, theme.DARK),
        (Qt.ColorScheme.Light, theme.LIGHT),
    ):
        monkeypatch.setattr(QStyleHints, "colorScheme", lambda _, scheme=scheme: scheme)
        app.styleHints().colorSchemeChanged.emit(scheme)
        assert theme.colours() is expected


def test_projector_mode_enlarges_fonts_and_is_reversible(app: QApplication) -> None:
    theme.apply(app, "light")
    before = app.font().pointSizeF()
    theme.apply(app, "light", projector=True)
    assert app.font().pointSizeF() > 1.3 * before
    assert theme.scale() > 1.3
    theme.apply(app, "light")
    assert app.font().pointSizeF() == before
    assert theme.scale() == 1


def test_type_scale_is_ascending(app: QApplication) -> None:
    theme.apply(app, "light")
    sizes = [theme.font(step).pointSizeF() for step in get_args(theme.Step)]
    assert sizes == sorted(sizes)
    assert len(set(sizes)) == 5


def test_step_property_sets_the_font_size_of_a_label(app: QApplication, qtbot: QtBot) -> None:
    theme.apply(app, "light")
    plain, headline = QLabel("7"), QLabel("7")
    headline.setProperty("step", "headline")
    for label in (plain, headline):
        qtbot.addWidget(label)
        label.show()
    assert headline.sizeHint().height() > 1.4 * plain.sizeHint().height()


def _colours_in(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    image = icon.pixmap(QSize(32, 32), mode).toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }


_ICONS = """
    pen eraser undo redo clear copy paste width train pause resume stop open save data warning
    error info theme projector mnist-draw reset close
"""


@pytest.mark.parametrize("name", _ICONS.split())
def test_every_icon_is_drawn(app: QApplication, name: str) -> None:
    theme.apply(app, "light")
    assert _colours_in(theme.icon(name))


def test_every_icon_file_can_be_recoloured(app: QApplication) -> None:
    theme.apply(app, "light")
    fixed = {"mnist-draw.svg", "chevron-up.svg", "chevron-down.svg"}
    files = list((resources.files("mnist_draw.resources") / "icons").iterdir())
    names = {f.name for f in files if f.name.endswith(".svg")} - fixed
    plain = [f.name for f in files if f.name in names and "currentColor" not in f.read_text()]
    assert plain == []


def test_existing_icon_follows_a_new_theme(app: QApplication) -> None:
    theme.apply(app, "light")
    icon = theme.icon("stop")
    assert theme.LIGHT.text.name() in _colours_in(icon)
    theme.apply(app, "dark")
    assert theme.DARK.text.name() in _colours_in(icon)


def test_disabled_icon_is_fainter(app: QApplication) -> None:
    theme.apply(app, "light")
    icon = theme.icon("stop")
    (plain,), (disabled,) = _colours_in(icon), _colours_in(icon, QIcon.Mode.Disabled)
    paper = theme.LIGHT.window
    assert _contrast(QColor(disabled), paper) < _contrast(QColor(plain), paper) / 2


def test_icon_outlives_its_copies(app: QApplication) -> None:
    theme.apply(app, "light")
    icon = theme.icon("stop")
    copy = QIcon(icon)
    # A changed copy gets its own icon engine.
    copy.addPixmap(icon.pixmap(8, 8))
    assert _colours_in(copy)
    del copy
    gc.collect()
    assert _colours_in(icon)


def test_unknown_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")


def test_lists_open_below_their_fields(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems([f"Item {number}" for number in range(6)])
    box.setCurrentIndex(4)
    box.move(60, 60)
    box.show()
    box.showPopup()
    popup = box.view().window()
    assert popup.mapToGlobal(QPoint()).y() >= box.mapToGlobal(QPoint(0, box.height())).y() - 1
    box.hidePopup()


def test_icon_without_room_is_empty_and_warns_of_nothing(app: QApplication) -> None:
    theme.apply(app, "light")
    icon = theme.icon("stop")
    assert icon.pixmap(QSize(0, 16)).isNull()
