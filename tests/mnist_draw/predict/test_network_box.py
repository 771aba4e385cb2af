"""The network that made the prediction: name, test accuracy, training."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from mnist_draw.predict.network_box import NetworkBox, WeightsLabel
from mnist_draw.shared import theme
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def box(qtbot: QtBot) -> NetworkBox:
    box = NetworkBox()
    qtbot.addWidget(box)
    box.resize(300, 120)
    box.show()
    return box


def _text(box: NetworkBox, name: str) -> str:
    label = box.findChild(SteadyLabel, name)
    assert label is not None
    return label.text()


def test_the_network_is_named_with_its_training(box: NetworkBox) -> None:
    box.show_weights(WeightsLabel("Small fast CNN", "MNIST", 262, 0.62))
    assert box.button.name == "Small fast CNN"
    assert _text(box, "weightsOrigin") == "trained on MNIST"
    assert _text(box, "weightsProgress") == "epoch 0.62 · step 262"


def test_calibrated_probabilities_are_explained(box: NetworkBox) -> None:
    progress = box.findChild(SteadyLabel, "weightsProgress")
    assert progress is not None
    box.show_weights(WeightsLabel("Small fast CNN", "MNIST", 430, 1.0, temperature=0.389))
    assert "divided by 0.39" in progress.toolTip()

    box.show_weights(WeightsLabel("Small fast CNN", "MNIST", 0, 0.0))
    assert "divided" not in progress.toolTip()


def test_untrained_weights_are_marked(box: NetworkBox) -> None:
    box.show_weights(WeightsLabel("Small fast CNN", "MNIST", 0, 0.0))
    assert _text(box, "weightsOrigin") == "not trained yet"


@pytest.mark.parametrize(
    ("accuracy", "in_training", "text"),
    [
        (0.9947, False, "99.47 % in the test"),
        (None, False, "Test accuracy unknown"),
        (None, True, "In training, not tested yet"),
    ],
)
def test_the_test_accuracy_of_the_network_is_shown(
    box: NetworkBox, accuracy: float | None, in_training: bool, text: str
) -> None:
    box.show_weights(WeightsLabel("MLP", "MNIST", 5, 0.1, accuracy, in_training=in_training))
    assert _text(box, "weightsAccuracy") == text


def test_a_long_name_needs_no_room_and_is_read_out_whole(box: NetworkBox) -> None:
    name = "Keras MLP: learning rate 0.1, dropout 0.5 & 512 units"
    before = box.minimumSizeHint().width()
    box.show_weights(WeightsLabel(name, "MNIST", 5, 0.1))
    assert box.minimumSizeHint().width() == before
    assert name in box.button.accessibleName()
    assert name in box.button.toolTip()


def test_a_name_is_painted_between_border_and_arrow(box: NetworkBox) -> None:
    box.button.setMenu(QMenu(box))
    empty = box.button.grab().toImage()
    box.show_weights(WeightsLabel("HHHHHHHH" * 12, "MNIST", 5, 0.1))
    full = box.button.grab().toImage()
    middle = full.height() // 2
    changed = [x for x in range(full.width()) if full.pixel(x, middle) != empty.pixel(x, middle)]
    assert changed[0] >= 4
    assert changed[-1] <= full.width() - box.button.fontMetrics().height()


def test_projector_mode_leaves_the_small_print_out(qtbot: QtBot) -> None:
    box = NetworkBox()
    qtbot.addWidget(box)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    box.show()
    origin = box.findChild(SteadyLabel, "weightsOrigin")
    assert origin is not None
    try:
        assert origin.isVisible()
        theme.apply(application, "light", projector=True)
        assert not origin.isVisible()
    finally:
        theme.apply(application, "light")
    assert origin.isVisible()
