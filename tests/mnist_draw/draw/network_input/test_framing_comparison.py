"""Framing comparison: pictures and predictions with and without framing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.ink import Point, Stroke
from mnist_draw.draw.network_input.framing_comparison import ComparisonSide, FramingComparison
from mnist_draw.draw.pasted_pictures import arrays_from_image
from mnist_draw.shared import theme
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from trainer.ink.framing import frame, plain_resize

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

# Qt's offscreen platform warns whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

PICTURES = ("wholeCanvas", "plainInput", "framedInput")


@pytest.fixture
def comparison(qtbot: QtBot) -> FramingComparison:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    widget = FramingComparison()
    qtbot.addWidget(widget)
    widget.resize(420, 200)
    widget.show()
    return widget


@pytest.fixture
def drawing(qapp: QApplication) -> Drawing:
    """A small seven in the upper left corner."""
    drawing = Drawing(qapp)
    drawing.draw(Stroke((Point(20, 20), Point(60, 20), Point(30, 90)), 16))
    return drawing


def sure_of(digit: int, share: float) -> NDArray[np.float32]:
    probabilities = np.full(10, (1 - share) / 9, np.float32)
    probabilities[digit] = share
    return probabilities


def show(
    comparison: FramingComparison,
    drawing: Drawing,
    plain: NDArray[np.float32],
    framed: NDArray[np.float32] | None,
) -> None:
    resized, framing = plain_resize(drawing.raster), frame(drawing.snapshot())
    assert resized is not None
    assert framing is not None
    comparison.show_predictions(
        drawing.raster,
        plain=ComparisonSide(resized, plain),
        framed=ComparisonSide(framing.digit_image, framed),
    )


def child(comparison: FramingComparison, name: str) -> QWidget:
    found = comparison.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def prediction(comparison: FramingComparison, name: str) -> str:
    label = comparison.findChild(SteadyLabel, name)
    assert isinstance(label, SteadyLabel)
    return label.text().replace("\N{NO-BREAK SPACE}", " ")


def ink_in(comparison: FramingComparison, name: str) -> NDArray[np.float64]:
    """Bounding box of the ink in a picture, from 0 to 1: left, top, right, bottom."""
    widget = child(comparison, name)
    grey = arrays_from_image(widget.grab().toImage())[0]
    rows, columns = np.nonzero(grey[4 : widget.width() - 4, 4 : widget.width() - 4] < 60)
    corners = [columns.min(), rows.min(), columns.max(), rows.max()]
    return (np.array(corners) + 4) / widget.width()


def test_both_predictions_are_shown(comparison: FramingComparison, drawing: Drawing) -> None:
    show(comparison, drawing, sure_of(2, 0.41), sure_of(7, 0.99))
    assert prediction(comparison, "plainReading") == "2 (41.0 %)"
    assert prediction(comparison, "framedReading") == "7 (99.0 %)"
    spoken = comparison.accessibleDescription().replace("\N{NO-BREAK SPACE}", " ")
    assert spoken == "Framed as MNIST: 7 (99.0 %). As most apps do: 2 (41.0 %)."


def test_missing_prediction_is_shown_as_not_sure(
    comparison: FramingComparison, drawing: Drawing
) -> None:
    show(comparison, drawing, sure_of(2, 0.41), None)
    assert prediction(comparison, "framedReading") == "not sure"


def test_plain_image_keeps_position_and_size_and_framed_one_does_not(
    comparison: FramingComparison, drawing: Drawing
) -> None:
    show(comparison, drawing, sure_of(2, 0.41), sure_of(7, 0.99))
    on_canvas, plain, framed = (ink_in(comparison, name) for name in PICTURES)
    np.testing.assert_allclose(plain, on_canvas, atol=0.06)
    assert framed[3] - framed[1] > 2 * (plain[3] - plain[1])


def test_pictures_and_predictions_are_empty_without_ink(
    comparison: FramingComparison, drawing: Drawing
) -> None:
    empty = comparison.grab().toImage()
    show(comparison, drawing, sure_of(2, 0.41), sure_of(7, 0.99))
    assert comparison.grab().toImage() != empty
    comparison.clear()
    assert comparison.grab().toImage() == empty
    assert comparison.accessibleDescription() == ""


def test_prediction_changed_by_framing_is_highlighted(
    comparison: FramingComparison, drawing: Drawing
) -> None:
    show(comparison, drawing, sure_of(7, 0.41), sure_of(7, 0.99))
    same = child(comparison, "plainReading").grab().toImage()
    show(comparison, drawing, sure_of(7, 0.41), sure_of(2, 0.99))
    assert child(comparison, "plainReading").grab().toImage() != same


@pytest.mark.parametrize("size", [(300, 150), (380, 170), (424, 200), (620, 300), (620, 150)])
def test_everything_fits_side_by_side_at_any_size(
    comparison: FramingComparison, size: tuple[int, int]
) -> None:
    comparison.resize(*size)
    boxes = [child(comparison, name).geometry() for name in PICTURES]
    labels = [child(comparison, name).geometry() for name in ("plainReading", "framedReading")]
    assert all(comparison.rect().contains(box) for box in boxes)
    assert all(left.right() < right.left() for left, right in pairwise(boxes))
    assert [box.width() % 28 for box in boxes[1:]] == [0, 0]
    assert all(label.bottom() <= comparison.height() for label in labels)
    assert not labels[0].intersects(labels[1])


def test_every_picture_has_name_and_tooltip(comparison: FramingComparison) -> None:
    for name in PICTURES:
        widget = child(comparison, name)
        assert widget.accessibleName()
        assert widget.toolTip().endswith(".")
