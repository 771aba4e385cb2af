"""The command ``predict``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.cli.terminal import DATA, SMALL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.trainer.cli.terminal import Result


def test_digits_of_the_data_set_are_read(terminal: Callable[..., Result]) -> None:
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


def test_image_files_are_read(terminal: Callable[..., Result], tmp_path: Path) -> None:
    terminal(*SMALL, "--set", "epochs=6")
    array, picture = tmp_path / "four.npy", tmp_path / "four.pgm"
    digit = DATA.test.images[4]
    np.save(array, digit)
    picture.write_bytes(b"P5 28 28 255\n" + digit.tobytes())
    lines = terminal("predict", "--json", array, picture).lines
    assert [line["image"] for line in lines] == [str(array), str(picture)]
    assert [line["predicted"] for line in lines] == [4, 4]
    assert lines[0]["probabilities"] == lines[1]["probabilities"]
    assert lines[0]["label"] is None
    shown = terminal("predict", array).out
    assert f"{array}: 4" in shown
    assert len([line for line in shown.splitlines() if line.startswith("  ")]) == 10


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


def test_an_empty_picture_is_not_read(terminal: Callable[..., Result], tmp_path: Path) -> None:
    terminal(*SMALL)
    for side in (28, 100):
        np.save(tmp_path / "blank.npy", np.zeros((side, side), np.uint8))
        result = terminal("predict", tmp_path / "blank.npy")
        assert result.status == 1
        assert "no ink" in result.err
