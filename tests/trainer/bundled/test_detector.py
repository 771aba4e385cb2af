"""Training data of the digit detector, the command that trains it, and the bundled detector."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from tests.trainer.engine import make_data_set
from trainer.bundled import detector
from trainer.bundled.detector import DETECTOR_FILE, NAME, RECIPE, data_set
from trainer.bundled.nondigits import OUTPUTS
from trainer.cli.main import main
from trainer.data import sources
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.data.sources import LoadedData
from trainer.data.synthetic import builtin_strokes
from trainer.ink.framing import frame
from trainer.ink.pen import Point, Stroke
from trainer.ink.stroke_framing import frame_strokes
from trainer.network import weights
from trainer.network.prediction import Predictor
from trainer.network.rejection import GROUP_OF_DIGIT, OTHER, SEVERAL, Rejector

LARGEST = 450_000
"""Upper limit of the bundled file in bytes."""
# More than the 5,000 training images that are held out for testing.
DATA = make_data_set(5_040, 10)
SHARE = 0.002
SMALL = (
    "--share", str(SHARE), "--set", "epochs=1", "--set", "convolutions=4k5s2 10k3p2",
    "--set", "train_images=64", "--set", "validation_images=32", "--device", "cpu",
)  # fmt: skip


@pytest.fixture
def _mnist_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "load", lambda *_, **__: LoadedData(DATA, None))


def test_data_has_all_labels_and_is_the_same_for_a_seed(
    drawings: list[RecordedDrawing],
) -> None:
    first, again = (data_set(DATA, drawings, seed=4, share=SHARE) for _ in range(2))
    assert set(first.train.labels.tolist()) == {*GROUP_OF_DIGIT, SEVERAL, OTHER}
    np.testing.assert_array_equal(first.train.images, again.train.images)
    other = data_set(DATA, drawings, seed=5, share=SHARE)
    assert not np.array_equal(first.train.labels, other.train.labels)


def test_validation_images_are_of_all_kinds(drawings: list[RecordedDrawing]) -> None:
    labels = data_set(DATA, drawings, seed=0, share=SHARE).train.labels
    half = len(labels) // 2
    assert abs((labels[:half] == OTHER).mean() - (labels[half:] == OTHER).mean()) < 0.2


def test_it_is_tested_on_the_last_training_images_of_mnist(drawings: list[RecordedDrawing]) -> None:
    test = data_set(DATA, drawings, seed=0, share=SHARE).test
    np.testing.assert_array_equal(test.images, DATA.train.images[-5_000:])
    np.testing.assert_array_equal(test.labels, np.array(GROUP_OF_DIGIT)[DATA.train.labels[-5_000:]])


def test_it_is_tested_on_held_out_writers(drawings: list[RecordedDrawing]) -> None:
    dataset = data_set(DATA, drawings, seed=0, held_out={"2"}, share=SHARE)
    assert dataset.test.labels.tolist() == [GROUP_OF_DIGIT[1], GROUP_OF_DIGIT[7]]
    assert "2 writers" in dataset.origin


def letters(*labels: str, writer: str = "0") -> list[RecordedDrawing]:
    """Drawings that are all a cross of two strokes."""
    falling = Stroke((Point(60, 60), Point(220, 220)))
    rising = Stroke((Point(60, 220), Point(220, 60)))
    return [RecordedDrawing(label, (falling, rising), writer) for label in labels]


def test_letters_of_people_are_non_digits(drawings: list[RecordedDrawing]) -> None:
    without = data_set(DATA, drawings, seed=0, share=SHARE).train
    more = data_set(DATA, drawings + letters("X", "A", "x", "&"), seed=0, share=SHARE).train
    # Of writers with few drawings there are twice as many copies; our own drawings become so few
    # fewer that it does not show.
    counts = [np.bincount(each.labels, minlength=len(OUTPUTS)) for each in (more, without)]
    added = counts[0] - counts[1]
    expected = dict.fromkeys(map(OUTPUTS.index, ("other", "A", "X", "x")), 6)
    assert {index: added[index] for index in np.flatnonzero(added).tolist()} == expected


@pytest.mark.parametrize("label", ["O", "l", "|"])
def test_characters_that_people_write_as_digits_are_no_non_digits(
    drawings: list[RecordedDrawing], label: str
) -> None:
    with_it = data_set(DATA, drawings + letters(label), seed=0, share=SHARE).train
    without = data_set(DATA, drawings, seed=0, share=SHARE).train
    np.testing.assert_array_equal(with_it.labels, without.labels)


def test_digits_and_letters_of_held_out_writers_are_tested_on(
    drawings: list[RecordedDrawing],
) -> None:
    written = drawings + letters("X", "O", writer="2") + letters("Y", writer="1")
    test = data_set(DATA, written, seed=0, held_out={"2"}, share=SHARE).test
    assert test.labels.tolist() == [GROUP_OF_DIGIT[1], GROUP_OF_DIGIT[7], OUTPUTS.index("X")]


@pytest.mark.parametrize("held_out", [{"0", "1", "2"}, {"9"}], ids=["all", "unknown"])
def test_holding_out_all_or_unknown_writers_is_refused(
    drawings: list[RecordedDrawing], held_out: set[str]
) -> None:
    with pytest.raises(ValueError, match=r"none to train on|no drawing"):
        data_set(DATA, drawings, seed=0, held_out=held_out)


@pytest.mark.usefixtures("_mnist_loaded")
def test_command_writes_a_detector_with_its_provenance(strokes: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    command = ["detector", "--strokes", str(strokes), "--seed", "3", "--out", str(run)]
    assert main([*command, *SMALL]) == 0
    metadata = weights.read_metadata(run / DETECTOR_FILE)
    assert weights.load(run / DETECTOR_FILE).data == NAME
    assert "validation_accuracy" in json.loads(metadata["figures"])
    assert "CC BY 4.0" in metadata["attribution"]
    assert "--seed 3" in metadata["command"]
    assert f"--share {SHARE}" in metadata["command"]


@pytest.mark.usefixtures("_mnist_loaded")
def test_command_writes_no_detector_if_writers_are_held_out(strokes: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    command = ["detector", "--strokes", str(strokes), "--hold-out-writers", "0", "--out", str(run)]
    assert main([*command, *SMALL]) == 0
    assert (run / "weights.safetensors").exists()
    assert not (run / DETECTOR_FILE).exists()


@pytest.mark.parametrize("share", ["0", "1.5", "-1", "nan", "all"])
def test_an_invalid_share_is_a_usage_error(
    strokes: Path, share: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["detector", "--strokes", str(strokes), f"--share={share}"])
    assert "--share" in capsys.readouterr().err


@pytest.fixture(scope="module")
def bundled() -> Path:
    found = resources.files("mnist_draw.resources") / "weights" / detector.DETECTOR_FILE
    return Path(str(found))


@pytest.fixture(scope="module")
def rejector(bundled: Path) -> Rejector:
    return Rejector(Predictor(weights.load(bundled)))


def judge(rejector: Rejector, *strokes: list[tuple[float, float]]) -> str | None:
    drawn = [Stroke(tuple(Point(x, y) for x, y in points)) for points in strokes]
    framing = frame_strokes(drawn)
    assert framing is not None
    return rejector.judge(framing.digit_image, speck=False, strokes=drawn)


def test_the_bundled_detector_is_small_and_has_the_current_recipe(bundled: Path) -> None:
    assert bundled.stat().st_size <= LARGEST
    snapshot = weights.load(bundled)
    assert snapshot.recipe.convolutions == RECIPE.convolutions
    assert snapshot.recipe.classes == OUTPUTS
    assert snapshot.data == NAME
    assert "CC BY 4.0" in weights.read_metadata(bundled)["attribution"]


def test_bundled_detector_accepts_a_vertical_stroke_and_rejects_a_horizontal_one(
    rejector: Rejector,
) -> None:
    assert judge(rejector, [(140, 40), (141, 140), (140, 240)]) is None
    assert judge(rejector, [(40, 140), (140, 141), (240, 140)]) == "not a digit"


def test_bundled_detector_rejects_a_zigzag(rejector: Rejector) -> None:
    zigzag = [(20.0 + 12 * step, 80.0 + 120 * (step % 2)) for step in range(20)]
    assert judge(rejector, zigzag) == "not a digit"


@pytest.mark.parametrize("phase", [0.0, 1.0, 2.5])
def test_scribbles_are_rejected(rejector: Rejector, phase: float) -> None:
    t = np.linspace(0, 2 * np.pi, 200)
    x = 140 + 50 * np.sin(7 * t + phase) + 30 * np.sin(3 * t)
    y = 140 + 50 * np.sin(5 * t) + 30 * np.cos(9 * t + phase)
    assert judge(rejector, list(zip(x.tolist(), y.tolist(), strict=True))) == "not a digit"


def test_bundled_detector_recognises_several_digits(rejector: Rejector) -> None:
    seven = [(30.0, 80.0), (110.0, 80.0), (70.0, 200.0)]
    turn = np.linspace(0, 2 * np.pi, 30)
    zero = list(zip(190 + 45 * np.sin(turn), 140 - 60 * np.cos(turn), strict=True))
    assert judge(rejector, seven, zero) == "several digits"


def test_bundled_detector_rejects_noise(rejector: Rejector) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (280, 280)).astype(np.uint8)
    framing = frame(noise)
    assert framing is not None
    assert rejector.judge(framing.digit_image, speck=False) == "not a digit"


def test_bundled_detector_accepts_digits_of_every_form(rejector: Rejector) -> None:
    # A seed that it was not trained on.
    digits = builtin_strokes.generate(300, 0, seed=99).train
    refused = [rejector.judge(image, speck=False) is not None for image in digits.images]
    assert np.mean(refused) <= 0.03
