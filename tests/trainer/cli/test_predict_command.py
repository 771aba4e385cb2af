"""The command ``predict``."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from tests.trainer.cli.terminal import SMALL
from tests.trainer.engine import QUICK, fresh_snapshot
from tests.trainer.reading.written import WEIGHTS, digit, number, raster_of
from trainer.ink.framing import frame
from trainer.network import weights
from trainer.network.prediction import Predictor
from trainer.runs import run_shelf
from trainer.runs.run_weights import latest_weights

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from tests.trainer.cli.terminal import Result


def seven() -> NDArray[np.uint8]:
    """A seven as MNIST frames it."""
    raster = np.zeros((100, 100), np.uint8)
    raster[20:28, 30:70] = 255
    for row in range(28, 80):
        raster[row, 66 - row // 2 : 74 - row // 2] = 255
    framing = frame(raster)
    assert framing is not None
    return framing.digit_image


def test_digits_of_the_data_set_are_predicted(terminal: Callable[..., Result]) -> None:
    terminal(*SMALL, "--set", "epochs=6")
    lines = terminal("predict", "--json", "--index", 3, "--index", 17).lines
    assert [line["label"] for line in lines] == [3, 7]
    for line in lines:
        assert line["predicted"] == line["label"]
        assert sum(line["probabilities"]) == pytest.approx(1)
        assert line["probabilities"].index(max(line["probabilities"])) == line["predicted"]


@pytest.mark.parametrize("index", [-1, 100])
def test_an_image_beyond_the_data_set_is_refused(
    index: int, terminal: Callable[..., Result]
) -> None:
    terminal(*SMALL)
    result = terminal("predict", "--index", index)
    assert result.status == 1
    assert "100 images" in result.err


def test_images_framed_as_mnist_are_taken_as_they_are(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    terminal(*SMALL, "--set", "epochs=6")
    array, picture = tmp_path / "seven.npy", tmp_path / "seven.png"
    np.save(array, seven())
    Image.fromarray(seven()).save(picture)
    lines = terminal("predict", "--json", array, picture).lines
    latest = latest_weights(run_shelf.default_folder())
    assert latest is not None
    expected = Predictor(latest[1]).predict(seven())[0].tolist()
    assert [line["image"] for line in lines] == [str(array), str(picture)]
    assert [line["probabilities"] for line in lines] == [expected, expected]
    assert [line["predicted"] for line in lines] == [int(np.argmax(expected))] * 2
    assert lines[0]["label"] is None
    shown = terminal("predict", array).out
    assert f"{array}: {lines[0]['predicted']}" in shown
    assert len([line for line in shown.splitlines() if line.startswith("  ")]) == 10


@pytest.mark.parametrize("change", ["dark on light", "off centre"])
def test_small_images_that_are_not_framed_are_framed(
    terminal: Callable[..., Result], tmp_path: Path, change: str
) -> None:
    terminal(*SMALL)
    other = 255 - seven() if change == "dark on light" else np.roll(seven(), (-3, 2), (0, 1))
    np.save(tmp_path / "framed.npy", seven())
    np.save(tmp_path / "other.npy", other)
    names = [tmp_path / name for name in ("framed.npy", "other.npy")]
    framed, found = terminal("predict", "--json", *names).lines
    assert found["probabilities"] == pytest.approx(framed["probabilities"], abs=0.01)


@pytest.mark.parametrize("name", ["photo.png", "photo.jpg", "photo.gif", "photo.webp", "photo.bmp"])
def test_photos_are_predicted(terminal: Callable[..., Result], tmp_path: Path, name: str) -> None:
    terminal(*SMALL)
    paper = np.full((200, 300), 230, np.uint8)
    paper[40:160, 140:156] = 60
    np.save(tmp_path / "array.npy", paper)
    Image.fromarray(paper).save(tmp_path / name)
    array, photo = terminal("predict", "--json", tmp_path / "array.npy", tmp_path / name).lines
    assert photo["probabilities"] == pytest.approx(array["probabilities"], abs=0.02)


@pytest.mark.parametrize("turned", [False, True])
def test_long_narrow_pictures_are_predicted_or_have_no_ink(
    terminal: Callable[..., Result], tmp_path: Path, turned: bool
) -> None:
    terminal(*SMALL)
    # A gradient with noise, in which the search for ruled lines finds tilted ones.
    noise = np.random.default_rng(0).normal(0, 9, (300, 5))
    picture = np.clip(np.linspace(0, 255, 300)[:, None] + noise, 0, 255).astype(np.uint8)
    Image.fromarray(picture.T if turned else picture).save(tmp_path / "narrow.png")
    result = terminal("predict", tmp_path / "narrow.png")
    assert result.status == 0 or "no ink" in result.err


def test_a_damaged_picture_is_named(terminal: Callable[..., Result], tmp_path: Path) -> None:
    terminal(*SMALL)
    path = tmp_path / "damaged.png"
    Image.fromarray(seven()).save(path)
    path.write_bytes(path.read_bytes()[:-60])
    result = terminal("predict", path)
    assert result.status == 1
    assert "damaged.png" in result.err
    assert len(result.err.splitlines()) == 1


def test_larger_pictures_are_framed_dark_or_light(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    terminal(*SMALL)
    light = np.zeros((200, 300), np.uint8)
    light[40:160, 140:156] = 255
    np.save(tmp_path / "light.npy", light)
    np.save(tmp_path / "dark.npy", 255 - light)
    small = np.zeros((28, 28), np.uint8)
    small[4:24, 13:16] = 255
    np.save(tmp_path / "framed.npy", small)
    names = [tmp_path / name for name in ("light.npy", "dark.npy")]
    one, other = terminal("predict", "--json", *names).lines
    assert one["probabilities"] == other["probabilities"]


def test_a_picture_without_ink_is_an_error(terminal: Callable[..., Result], tmp_path: Path) -> None:
    terminal(*SMALL)
    for side in (28, 100):
        np.save(tmp_path / "blank.npy", np.zeros((side, side), np.uint8))
        result = terminal("predict", tmp_path / "blank.npy")
        assert result.status == 1
        assert "no ink" in result.err


def test_a_picture_of_several_digits_is_read_as_a_number_with_a_detector(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    several, single = tmp_path / "42.png", tmp_path / "3.png"
    Image.fromarray(255 - raster_of(number("42"))).save(several)
    Image.fromarray(255 - raster_of(digit(3, left=90, height=150))).save(single)
    options = ("--weights", WEIGHTS / "bundled.safetensors")
    detector = ("--detector", WEIGHTS / "detector.safetensors")
    lines = terminal("predict", several, single, "--json", *options, *detector).lines
    assert [line.get("number") for line in lines] == ["42", None]
    assert [line["not_sure"] for line in lines] == ["several digits", None]
    assert 0.5 < lines[0]["number_probability"] <= 1
    assert isinstance(lines[0]["predicted"], int)
    plain = terminal("predict", several, "--json", *options).lines
    assert not {"number", "not_sure"} & set(plain[0])
    shown = terminal("predict", several, *options, *detector).out
    assert "not sure: several digits" in shown
    assert "as a number: 42 " in shown


def test_weights_that_overflow_for_one_picture_are_named(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    recipe = QUICK.with_changes(model="mlp", hidden_units=(4,), activation="relu")
    blank = fresh_snapshot(recipe)
    arrays = {name: np.zeros_like(array) for name, array in blank.arrays.items()}
    hidden, last = (array for array in arrays.values() if array.ndim == 2)
    # Finite for the images with which weights are tried: blank, a bar, and full of ink.
    beside_the_bar = seven().copy()
    beside_the_bar[:, 12:16] = 0
    hidden[0, [int(beside_the_bar.argmax()), 0]] = 2.0**66, -(2.0**66)
    last[0, 0] = 2.0**66
    weights.save(dataclasses.replace(blank, arrays=arrays), tmp_path / "some.safetensors")
    np.save(tmp_path / "seven.npy", seven())
    result = terminal(
        "predict", "--json", "--weights", tmp_path / "some.safetensors", tmp_path / "seven.npy"
    )
    assert (result.status, result.out) == (1, "")
    assert "seven.npy: the weights are so large" in result.err
