"""Model input: pictures of the digit image and the framing steps."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.ink import Point, Stroke
from mnist_draw.draw.network_input.model_input import ModelInput
from mnist_draw.draw.pasted_pictures import arrays_from_image
from mnist_draw.shared import theme
from trainer.ink.framing import frame

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

    from trainer.ink.framing import Framing

# Qt's offscreen platform warns whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

STEPS = ("boxStep", "scaledStep", "centredStep")


@pytest.fixture
def model_input(qtbot: QtBot) -> ModelInput:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    widget = ModelInput()
    qtbot.addWidget(widget)
    widget.resize(400, 180)
    widget.show()
    return widget


@pytest.fixture
def drawing(qapp: QApplication) -> Drawing:
    """A seven in the upper left corner."""
    drawing = Drawing(qapp)
    drawing.draw(Stroke((Point(20, 20), Point(90, 20), Point(40, 120)), 16))
    return drawing


def picture(model_input: ModelInput, name: str) -> QWidget:
    found = model_input.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def shown(model_input: ModelInput, name: str) -> NDArray[np.uint8]:
    """The square of a picture without its frame and caption: 0 for ink, 255 for paper."""
    widget = picture(model_input, name)
    grey = arrays_from_image(widget.grab().toImage())[0]
    return grey[1 : widget.width() - 1, 1 : widget.width() - 1]


def framed(drawing: Drawing) -> Framing:
    framing = frame(drawing.snapshot())
    assert framing is not None
    return framing


def show(model_input: ModelInput, framing: Framing, drawing: Drawing) -> None:
    model_input.show_framing(framing, drawing.raster)
    # The steps are shown by a zero timer.
    QApplication.processEvents()


def test_digit_image_shows_every_pixel_of_the_network_s_input(
    model_input: ModelInput, drawing: Drawing
) -> None:
    framing = framed(drawing)
    show(model_input, framing, drawing)
    widget = picture(model_input, "modelInput")
    cell = widget.width() / 28
    assert cell == int(cell) >= 4
    grey = arrays_from_image(widget.grab().toImage())[0]
    # The grid does not cover the lower right part of a cell.
    middles = (np.arange(28) * cell + cell / 2 + 1).astype(int)
    inked = 255 - grey[np.ix_(middles, middles)].astype(int)
    assert abs(inked - framing.digit_image).max() < 26


def test_blank_drawing_shows_nothing_but_frames(model_input: ModelInput, drawing: Drawing) -> None:
    empty = {name: shown(model_input, name) for name in (*STEPS, "modelInput")}
    assert all(len(np.unique(grey)) == 1 for grey in empty.values())
    show(model_input, framed(drawing), drawing)
    assert all((shown(model_input, name) != grey).any() for name, grey in empty.items())
    model_input.show_framing(None, drawing.raster)
    assert all((shown(model_input, name) == grey).all() for name, grey in empty.items())


def test_first_step_shows_the_ink_where_it_was_drawn(
    model_input: ModelInput, drawing: Drawing
) -> None:
    show(model_input, framed(drawing), drawing)
    dark = shown(model_input, "boxStep") < 60
    half = len(dark) // 2
    assert dark[:half, :half].sum() > 10
    assert not dark[half + 4 :, half + 4 :].any()


def test_second_step_fills_the_box_and_third_is_centred(
    model_input: ModelInput, drawing: Drawing
) -> None:
    show(model_input, framed(drawing), drawing)
    heights = {}
    for name in ("scaledStep", "centredStep"):
        rows, _ = np.nonzero(shown(model_input, name) < 60)
        heights[name] = np.ptp(rows)
    assert heights["centredStep"] == pytest.approx(heights["scaledStep"] * 20 / 28, rel=0.12)


def test_pictures_do_not_change_with_the_drawing(model_input: ModelInput, drawing: Drawing) -> None:
    show(model_input, framed(drawing), drawing)
    before = shown(model_input, "boxStep")
    drawing.clear()
    np.testing.assert_array_equal(shown(model_input, "boxStep"), before)


def test_colours_follow_the_theme(model_input: ModelInput, drawing: Drawing) -> None:
    show(model_input, framed(drawing), drawing)
    light = shown(model_input, "scaledStep").mean()
    theme.apply(QApplication.instance(), "dark")  # type: ignore[arg-type]
    assert shown(model_input, "scaledStep").mean() < 100 < light


def test_painting_does_not_change_the_theme(model_input: ModelInput, drawing: Drawing) -> None:
    show(model_input, framed(drawing), drawing)
    model_input.grab()
    assert theme.colours().muted.alpha() == theme.colours().train.alpha() == 255


@pytest.mark.parametrize("size", [(300, 130), (380, 150), (420, 200), (620, 280), (620, 130)])
def test_pictures_fit_side_by_side_at_any_size(
    model_input: ModelInput, size: tuple[int, int]
) -> None:
    model_input.resize(*size)
    boxes = [picture(model_input, name).geometry() for name in (*STEPS, "modelInput")]
    assert all(model_input.rect().contains(box) for box in boxes)
    assert all(left.right() < right.left() for left, right in pairwise(boxes))
    assert boxes[-1].width() % 28 == 0
    assert all(40 <= box.width() <= boxes[-1].width() for box in boxes)
    title = model_input.findChild(QLabel)
    assert isinstance(title, QLabel)
    assert not (title.isVisible() and any(title.geometry().intersects(p) for p in boxes))


def test_every_picture_has_name_and_tooltip(model_input: ModelInput) -> None:
    for name in (*STEPS, "modelInput"):
        widget = picture(model_input, name)
        assert widget.accessibleName()
        assert widget.toolTip().endswith(".")


def test_pending_steps_are_not_shown_for_a_blank_drawing(
    model_input: ModelInput, drawing: Drawing
) -> None:
    empty = {name: shown(model_input, name) for name in STEPS}
    model_input.show_framing(framed(drawing), drawing.raster)
    model_input.show_framing(None, drawing.raster)
    QApplication.processEvents()
    assert all((shown(model_input, name) == grey).all() for name, grey in empty.items())


@pytest.mark.parametrize("in_turns", [True, False])
def test_the_title_is_whole_in_projector_mode(
    model_input: ModelInput, qtbot: QtBot, *, in_turns: bool
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    model_input.resize(600, 220)
    (title,) = (label for label in model_input.findChildren(QLabel) if "network" in label.text())
    before = title.sizeHint()

    theme.apply(app, "light", projector=True, in_turns=in_turns)

    qtbot.waitUntil(lambda: title.sizeHint().width() > before.width())
    qtbot.waitUntil(model_input.updatesEnabled)
    QApplication.processEvents()
    assert title.isVisible()
    assert title.size() == title.sizeHint()
    theme.apply(app, "light")
