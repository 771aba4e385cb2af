"""Theme: colours, type scale, style sheet and icons.

Widgets set properties instead of fonts and colours: ``label.setProperty("step", "title")`` selects
a step of the type scale, ``label.setProperty("tone", "muted")`` a colour,
``button.setProperty("primary", True)`` the one filled button of an area. A change of theme reaches
every widget as ``QEvent.Type.PaletteChange``; custom painting calls `colours()` and `font()` in
``paintEvent``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyleFactory

from mnist_draw.shared import style_sheet
from mnist_draw.shared.look_change import look_change, reactions_held

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Scheme = Literal["system", "light", "dark"]
Step = Literal["caption", "body", "title", "headline", "display"]
Tone = Literal["text", "muted", "accent", "on_accent", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours of one scheme.

    Attributes:
        window: Background of windows.
        surface: Background of controls and plots.
        paper: Canvas without ink.
        ink: Ink on the canvas.
        text: Normal text.
        muted: Secondary text and lines, with the contrast of text.
        accent: Highlights: primary button, predicted digit, focus.
        on_accent: Text on the accent colour.
        grid: Lines behind curves, tracks behind bars.
        outline: Borders of controls.
        train: Training curves.
        validation: Validation curves.
        published: Published figures.
        warning: Warnings.
        error: Errors.
    """

    window: QColor
    surface: QColor
    paper: QColor
    ink: QColor
    text: QColor
    muted: QColor
    accent: QColor
    on_accent: QColor
    grid: QColor
    outline: QColor
    train: QColor
    validation: QColor
    published: QColor
    warning: QColor
    error: QColor


# Blue, vermillion, orange, sky blue and purple are those of Okabe and Ito, "Color Universal Design"
# (2008), distinguishable with every kind of colour vision; purple is darkened for light paper.
LIGHT: Final = Colours(
    window=QColor("#f5f6f8"),
    surface=QColor("#ffffff"),
    paper=QColor("#ffffff"),
    ink=QColor("#14171c"),
    text=QColor("#1a1e25"),
    muted=QColor("#596270"),
    accent=QColor("#0068a8"),
    on_accent=QColor("#ffffff"),
    grid=QColor("#e3e6eb"),
    outline=QColor("#c3c9d2"),
    train=QColor("#c95500"),
    validation=QColor("#0072b2"),
    published=QColor("#9c4575"),
    warning=QColor("#8a5300"),
    error=QColor("#b3261e"),
)
DARK: Final = Colours(
    window=QColor("#15171b"),
    surface=QColor("#1e2127"),
    paper=QColor("#0d0e11"),
    ink=QColor("#f6f7f9"),
    text=QColor("#eceff3"),
    muted=QColor("#a3acb9"),
    accent=QColor("#56b4e9"),
    on_accent=QColor("#07171f"),
    grid=QColor("#2f343d"),
    outline=QColor("#474e5a"),
    train=QColor("#e69f00"),
    validation=QColor("#56b4e9"),
    published=QColor("#d693b7"),
    warning=QColor("#f0b941"),
    error=QColor("#ff8b7a"),
)

# To be read from the back of a classroom.
_PROJECTOR_SCALE: Final = 1.35
# Linux without a desktop environment may report 9 pt or less.
_MIN_POINTS: Final = 10.0
_STEPS: Final[dict[Step, tuple[float, QFont.Weight]]] = {
    "caption": (0.88, QFont.Weight.Normal),
    "body": (1.0, QFont.Weight.Normal),
    "title": (1.2, QFont.Weight.DemiBold),
    "headline": (1.7, QFont.Weight.DemiBold),
    "display": (4.0, QFont.Weight.Bold),
}


def colours() -> Colours:
    """Colours of the current scheme."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT


def colour(tone: Tone) -> QColor:
    """Colour of a tone in the current scheme."""
    chosen: QColor = getattr(colours(), tone)
    return chosen


def scale() -> float:
    """Scale of all sizes: 1, or more in projector mode."""
    application = QApplication.instance()
    return _PROJECTOR_SCALE if application and application.property("projector") else 1.0


def font(step: Step) -> QFont:
    """Font of the type scale, relative to the application font."""
    factor, weight = _STEPS[step]
    result = QApplication.font()
    result.setPointSizeF(QFontInfo(result).pointSizeF() * factor)
    result.setWeight(weight)
    return result


def tabular(plain: QFont) -> QFont:
    """The font with tabular figures, so that changing numbers do not jitter."""
    result = QFont(plain)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def apply(
    app: QApplication, scheme: Scheme, *, projector: bool = False, in_turns: bool = False
) -> None:
    """Apply a theme; call it again to change it.

    Args:
        app: The application.
        scheme: ``"system"`` follows the system, also when it changes later.
        projector: Whether to enlarge everything.
        in_turns: Whether windows get it one after the other, so that none stands still for long.
    """
    manager = app.findChild(_ThemeManager)
    if manager is None:
        app.setStyle(QStyleFactory.create("Fusion"))
        manager = _ThemeManager(app)
    manager.choose(scheme, projector=projector, in_turns=in_turns)


class _ThemeManager(QObject):
    """Keeps the choice and follows the system's colour scheme."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._system_font = app.font()
        self._scheme: Scheme = "system"
        self._projector = False
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, scheme: Scheme, *, projector: bool, in_turns: bool) -> None:
        self._scheme = scheme
        self._projector = projector
        requested = {
            "system": Qt.ColorScheme.Unknown,
            "light": Qt.ColorScheme.Light,
            "dark": Qt.ColorScheme.Dark,
        }[scheme]
        with reactions_held(self._app):
            # Also changes title bars and native dialogs on systems that support it.
            self._app.styleHints().setColorScheme(requested)
        self._update(in_turns=in_turns)

    @Slot()
    def _follow(self) -> None:
        self._update(in_turns=True)

    def _update(self, *, in_turns: bool) -> None:
        app = self._app
        # Not every platform can change its scheme, so an explicit choice takes precedence.
        system = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        chosen = DARK if self._scheme == "dark" or (self._scheme == "system" and system) else LIGHT
        app.setProperty("projector", self._projector)
        larger = QFont(self._system_font)
        points = max(_MIN_POINTS, QFontInfo(self._system_font).pointSizeF())
        larger.setPointSizeF(points * scale())
        # Those of the language.
        larger.setFamilies(app.font().families())
        palette = _palette(chosen)
        if app.styleSheet() and app.font() == larger and app.palette() == palette:
            return
        with look_change(app, in_turns=in_turns):
            app.setFont(larger)
            app.setPalette(palette)
            style_sheet.exchange(app, _style_sheet(chosen))


def blended(colour: QColor, background: QColor, strength: float) -> QColor:
    """Blend two colours; opaque.

    Args:
        colour: The one in front.
        background: The other one.
        strength: Share of `colour`, [0, 1].
    """
    mixed = [
        round(strength * front + (1 - strength) * back)
        for front, back in zip(
            (colour.red(), colour.green(), colour.blue()),
            (background.red(), background.green(), background.blue()),
            strict=True,
        )
    ]
    return QColor(*mixed)


def _palette(chosen: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(chosen.surface, chosen.window)
    for name, colour in {
        role.Window: chosen.window,
        role.WindowText: chosen.text,
        role.Base: chosen.surface,
        role.AlternateBase: chosen.window,
        role.Text: chosen.text,
        role.Button: chosen.surface,
        role.ButtonText: chosen.text,
        role.BrightText: chosen.error,
        role.Highlight: chosen.accent,
        role.HighlightedText: chosen.on_accent,
        role.Accent: chosen.accent,
        role.Link: chosen.accent,
        role.LinkVisited: chosen.published,
        role.ToolTipBase: chosen.text,
        role.ToolTipText: chosen.window,
        role.PlaceholderText: chosen.muted,
        role.Light: chosen.surface,
        role.Midlight: chosen.grid,
        role.Mid: chosen.outline,
        role.Dark: chosen.outline,
    }.items():
        palette.setColor(name, colour)
    faint = blended(chosen.muted, chosen.window, 0.6)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, faint)
    return palette


def _style_sheet(chosen: Colours) -> str:
    em = QFontInfo(QApplication.font()).pixelSize()
    texts = "\n".join(
        f'QLabel[step="{step}"], QPushButton[step="{step}"] {{ font-size: {round(em * factor)}px; '
        f"font-weight: {weight.value}; }}"
        for step, (factor, weight) in _STEPS.items()
    )
    tones = "\n".join(
        f'QLabel[tone="{tone}"] {{ color: {colour.name()}; }}'
        for tone, colour in {
            "muted": chosen.muted,
            "accent": chosen.accent,
            "warning": chosen.warning,
            "error": chosen.error,
        }.items()
    )
    lengths = {"thin": 0.3, "pad": 0.5, "wide": 0.9}
    bar = 2 * round(em * 0.24)
    sheet = style_sheet.STYLE_SHEET.substitute(
        {name: round(em * length) for name, length in lengths.items()}
        | {f"{name}_focused": round(em * length) - 1 for name, length in lengths.items()}
        | {
            "radius": round(em * 0.4),
            "arrow": round(em * 0.75),
            "icon": round(em * 1.25),
            "small_icon": round(em),
            "drop": round(em * 1.6),
            "step": round(em * 1.4),
            "bar": bar,
            "half_bar": bar // 2,
            "dot": 2 * round(em * 0.2),
            "ring": round(em * 0.3),
            "circle": 2 * (round(em * 0.2) + round(em * 0.3)) - 4,
            "half_circle": round(em * 0.2) + round(em * 0.3),
            "window": chosen.window.name(),
            "surface": chosen.surface.name(),
            "text": chosen.text.name(),
            "muted": chosen.muted.name(),
            "accent": chosen.accent.name(),
            "on_accent": chosen.on_accent.name(),
            "accent_hover": blended(chosen.accent, chosen.text, 0.86).name(),
            "accent_pressed": blended(chosen.accent, chosen.text, 0.72).name(),
            "grid": chosen.grid.name(),
            "outline": chosen.outline.name(),
            "hover": blended(chosen.text, chosen.surface, 0.06).name(),
            "pressed": blended(chosen.text, chosen.surface, 0.13).name(),
            "checked": blended(chosen.accent, chosen.surface, 0.2).name(),
            "faint": blended(chosen.muted, chosen.window, 0.6).name(),
            "down": str(_resource("chevron-down.svg")).replace("\\", "/"),
            "up": str(_resource("chevron-up.svg")).replace("\\", "/"),
        }
    )
    return f"{sheet}\n{texts}\n{tones}"


def _resource(name: str) -> Traversable:
    return resources.files("mnist_draw.resources") / "icons" / name


@cache
def _drawing(name: str) -> str:
    return _resource(f"{name}.svg").read_text(encoding="utf-8")


def icon(name: str, tone: Tone = "text") -> QIcon:
    """Load an icon that is coloured while it is painted, so that it follows the theme.

    Args:
        name: File name in ``resources/icons`` without ``.svg``.
        tone: Its colour; disabled icons are fainter.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    return QIcon(_IconEngine(_drawing(name), tone))


class _IconEngine(QIconEngine):
    """Paints an SVG with the theme's colour as its ``currentColor``."""

    def __init__(self, drawing: str, tone: Tone) -> None:
        super().__init__()
        self._drawing = drawing
        self._tone = tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        chosen = colours()
        if mode == QIcon.Mode.Disabled:
            shown = blended(chosen.muted, chosen.window, 0.6)
        elif mode == QIcon.Mode.Selected:
            shown = chosen.on_accent
        else:
            shown = colour(self._tone)
        drawing = self._drawing.replace("currentColor", shown.name())
        renderer = QSvgRenderer(QByteArray(drawing.encode()))
        renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        renderer.render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        result = QPixmap(size)
        # Qt asks for an icon of no size too, where a list has no room.
        if result.isNull():
            return result
        result.fill(Qt.GlobalColor.transparent)
        with QPainter(result) as painter:
            self.paint(painter, QRect(result.rect()), mode, state)
        return result

    def clone(self) -> QIconEngine:
        copy = _IconEngine(self._drawing, self._tone)
        # Qt owns the copy, but PySide would delete it with its last Python reference.
        _copies.append(copy)
        return copy


_copies: Final[list[_IconEngine]] = []
