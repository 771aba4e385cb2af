"""The network that made the prediction: name, test accuracy, training."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from mnist_draw.predict.network_box import NetworkBox, WeightsLabel
from mnist_draw.shared.steady_label import SteadyLabel

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


def test_a_long_name_is_elided_and_read_out_whole(box: NetworkBox) -> None:
    name = "Keras MLP: learning rate 0.1, dropout 0.5 & 512 units"
    box.show_weights(WeightsLabel(name, "MNIST", 5, 0.1))
    assert box.button.text().endswith("…")
    assert name in box.button.accessibleName()
    box.resize(1200, 120)
    QApplication.processEvents()
    assert box.button.text() == name.replace("&", "&&")
