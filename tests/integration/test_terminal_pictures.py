"""A picture gives the same prediction in the terminal and pasted in the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from mnist_draw.draw.pasted_pictures import arrays_from_image, ink_from_picture, load
from trainer.cli.predict_command import digit_image_from
from trainer.ink import image_files
from trainer.ink.framing import frame
from trainer.network import weights
from trainer.network.prediction import Predictor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

BUNDLED = Path(__file__).parents[2] / "resources" / "weights" / "bundled.safetensors"

PICTURES = (
    "grey.png",
    "grey.pgm",
    "grey.webp",
    "grey.gif",
    "blue.bmp",
    "red.jpg",
    "large.jpg",
    "clear.png",
    "turned.jpg",
    "deep.png",
)


def save(path: Path) -> None:
    """Writes a drawn 4 in the way that the file's name says."""
    paper = np.full((360, 300), 250, np.uint8)
    paper[60:200, 80:100] = paper[180:200, 80:230] = paper[100:300, 180:200] = 30
    light = np.full_like(paper, 250)
    picture = Image.fromarray(paper)
    exif = Image.Exif()
    match path.stem:
        case "blue":
            picture = Image.fromarray(np.stack([paper, paper, light], axis=-1))
        case "red" | "large":
            picture = Image.fromarray(np.stack([light, paper, paper], axis=-1))
        case "clear":
            ink = Image.fromarray(255 - paper)
            picture = Image.merge("LA", [Image.new("L", ink.size), ink])
        case "turned":
            picture = picture.rotate(90, expand=True)
            exif[0x0112] = 6
        case "deep":
            picture = Image.fromarray(paper.astype(np.uint16) * 257)
    if path.stem == "large":
        picture = picture.resize((2500, 3000))
    if path.stem == "turned":
        picture.save(path, exif=exif)
    else:
        picture.save(path)


@pytest.fixture(scope="module")
def predictor() -> Predictor:
    return Predictor(weights.load(BUNDLED))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_decoded_and_predicted_as_in_the_window(
    qapp: QApplication, predictor: Predictor, tmp_path: Path, name: str
) -> None:
    del qapp
    path = tmp_path / name
    save(path)

    in_window = load(path)
    in_terminal = image_files.read_picture(path)

    grey, alpha = arrays_from_image(in_window)
    assert np.abs(grey.astype(int) - in_terminal.grey).mean() < 0.5
    assert (alpha is None) == (in_terminal.alpha is None)
    if alpha is not None and in_terminal.alpha is not None:
        assert np.abs(alpha.astype(int) - in_terminal.alpha).max() <= 4
    framing = frame(ink_from_picture(in_window))
    assert framing is not None
    pasted_digit = predictor.predict(framing.digit_image)[0]
    read_digit = predictor.predict(digit_image_from(path))[0]
    assert pasted_digit.argmax() == read_digit.argmax() == 4
    # The window scales ink to its canvas: soft edges may move the digit by one pixel.
    np.testing.assert_allclose(read_digit, pasted_digit, atol=0.1)
