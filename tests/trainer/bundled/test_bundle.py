"""Training data of the bundled weights and the command that trains them."""

from __future__ import annotations

import dataclasses
import gzip
import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from tests.trainer.bundled.unipen_text import unipen_text
from tests.trainer.engine import make_data_set, take_snapshot
from trainer.bundled.bundle import (
    BUNDLED_FILE,
    CALIBRATED_FILE,
    NAME,
    calibrate,
    data_set,
)
from trainer.bundled.label_check import Doubt
from trainer.bundled.writer_collections import load_drawings
from trainer.cli.main import main
from trainer.data import sources
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.data.sources import LoadedData
from trainer.data.stroke_augmentation import Variation, digit_images
from trainer.errors import DataError
from trainer.ink.pen import Point, Stroke
from trainer.ink.stroke_framing import frame_strokes
from trainer.network import batch_prediction, models, weights
from trainer.network.calibration import expected_calibration_error
from trainer.network.forward import NumpyNetwork
from trainer.network.parameters import parameter_shapes
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    from trainer.data.digits import DataSet, Digits

DATA = make_data_set()
WEIGHTS = Path(__file__).parents[3] / "resources" / "weights"
SMALL = (
    "--set", "epochs=1", "--set", "convolutions=4k5s2p2",
    "--set", "train_images=64", "--set", "validation_images=32", "--device", "cpu",
)  # fmt: skip


@pytest.fixture
def _mnist_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "load", lambda *_, **__: LoadedData(DATA, None))


def test_drawings_keep_label_and_writer(drawings: list[RecordedDrawing]) -> None:
    assert [(drawing.label, drawing.writer) for drawing in drawings[:3]] == [
        ("1", "0"),
        ("7", "0"),
        ("1", "1"),
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"digits", gzip.compress(unipen_text(1))[:-9]],
    ids=["empty", "text", "damaged"],
)
def test_a_file_without_drawings_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "digits"
    path.write_bytes(content)
    with pytest.raises(DataError):
        load_drawings(path)


def test_a_drawing_without_variation_is_framed_as_on_the_canvas(
    drawings: list[RecordedDrawing],
) -> None:
    seven = drawings[1]
    on_canvas = frame_strokes(seven.strokes)
    unchanged = digit_images([seven], random=np.random.default_rng(0))
    assert on_canvas is not None
    difference = unchanged.images[0].astype(float) - on_canvas.digit_image
    assert np.abs(difference).mean() < 0.005 * 255


def test_copies_differ_and_are_the_same_for_a_seed(drawings: list[RecordedDrawing]) -> None:
    def copies(seed: int) -> list[bytes]:
        random = np.random.default_rng(seed)
        digits = digit_images(drawings[:1], 5, random=random, variation=Variation())
        assert digits.labels.tolist() == [1] * 5
        return [image.tobytes() for image in digits.images]

    assert len(set(copies(0))) == 5
    assert copies(0) == copies(0)
    assert copies(0) != copies(1)


def test_mnist_comes_last_for_validation(drawings: list[RecordedDrawing]) -> None:
    dataset = data_set(
        DATA, drawings, seed=0, copies=2, builtin_images=5, mnist_copies=1, rewritten_share=0.0
    )
    assert dataset.name == NAME
    # Of writers with few drawings, twice as many copies are made.
    assert len(dataset.train) == 2 * 2 * 6 + 5 + len(DATA.train)
    np.testing.assert_array_equal(dataset.train.images[-len(DATA.train) :], DATA.train.images)
    assert dataset.test is DATA.test


def test_held_out_writers_are_tested_on_and_not_trained_on(
    drawings: list[RecordedDrawing],
) -> None:
    dataset = data_set(
        DATA, drawings, seed=0, held_out={"2"}, copies=1, builtin_images=0, mnist_copies=1
    )
    assert len(dataset.train) == 2 * 4 + len(DATA.train)
    assert dataset.test.labels.tolist() == [1, 7]


@pytest.mark.parametrize("held_out", [{"0", "1", "2"}, {"9"}], ids=["all", "unknown"])
def test_holding_out_all_or_unknown_writers_is_refused(
    drawings: list[RecordedDrawing], held_out: set[str]
) -> None:
    with pytest.raises(ValueError, match=r"none to train on|no drawing"):
        data_set(DATA, drawings, seed=0, held_out=held_out)


def test_unlabelled_drawings_and_dots_are_dropped() -> None:
    line = Stroke((Point(50, 50), Point(50, 200)))
    unusable = [
        RecordedDrawing(None, (line,)),
        RecordedDrawing("1", ()),
        RecordedDrawing("1", (Stroke((Point(50, 50),)),)),
    ]
    assert len(digit_images(unusable, random=np.random.default_rng(0))) == 0


@pytest.mark.usefixtures("_mnist_loaded")
def test_command_writes_weights_with_their_provenance(
    strokes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.bundled.bundle.data_set", partial(data_set, builtin_images=8))
    run = tmp_path / "run"
    assert (
        main(["bundle", "--strokes", str(strokes), "--seed", "3", "--out", str(run), *SMALL]) == 0
    )
    metadata = weights.read_metadata(run / BUNDLED_FILE)
    assert weights.load(run / BUNDLED_FILE).data == NAME
    assert "validation_accuracy" in json.loads(metadata["figures"])
    assert "CC BY 4.0" in metadata["attribution"]
    assert "--seed 3" in metadata["command"]


@pytest.mark.usefixtures("_mnist_loaded")
def test_command_trains_the_small_network_of_a_kind(strokes: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    arguments = ["bundle", "--strokes", str(strokes), "--network", "linear", "--out", str(run)]
    assert main([*arguments, "--set", "epochs=1", "--device", "cpu"]) == 0
    trained = weights.load(run / BUNDLED_FILE)
    assert trained.recipe.name == "small-linear"
    assert trained.data == NAME
    assert "--network linear" in weights.read_metadata(run / BUNDLED_FILE)["command"]


@pytest.mark.usefixtures("_mnist_loaded")
def test_weights_with_writers_held_out_get_another_file_name(strokes: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    arguments = ["bundle", "--strokes", str(strokes), "--hold-out-writers", "0,2"]
    assert main([*arguments, "--out", str(run), *SMALL]) == 0
    assert not (run / BUNDLED_FILE).exists()
    metadata = weights.read_metadata(run / CALIBRATED_FILE)
    assert "--hold-out-writers 0,2" in metadata["command"]


def test_calibration_changes_confidence_but_no_prediction() -> None:
    network = models.build(Recipe(model="linear"))
    torch.nn.init.normal_(next(iter(network.parameters())), std=3.0)
    snapshot = take_snapshot(network, Recipe(model="linear"))
    calibration = calibrate(snapshot, DATA.train)
    assert calibration.temperature > 2
    before = batch_prediction.predict_log_probabilities(snapshot, DATA.train)
    after = batch_prediction.predict_log_probabilities(calibration.snapshot, DATA.train)
    np.testing.assert_array_equal(before.argmax(axis=1), after.argmax(axis=1))
    raw = expected_calibration_error(np.exp(before), DATA.train.labels)
    assert calibration.error(DATA.train) < raw


def test_the_temperature_of_a_run_is_not_applied_to_its_folded_weights() -> None:
    recipe = Recipe(model="linear")
    snapshot = take_snapshot(models.build(recipe), recipe)
    once = calibrate(snapshot, DATA.train)
    again = calibrate(dataclasses.replace(snapshot, temperature=2.0), DATA.train)
    assert again.snapshot.temperature == 1
    assert again.error(DATA.train) == once.error(DATA.train)


def test_calibrated_weights_say_what_speaks_for_a_digit_rather_than_for_the_others() -> None:
    recipe = Recipe(model="linear")
    network = models.build(recipe)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(5)
    calibrated = calibrate(take_snapshot(network, recipe), DATA.train).snapshot
    numpy_network = NumpyNetwork(recipe, calibrated.arrays)
    logits = numpy_network.logits(DATA.train.images)
    np.testing.assert_allclose(logits.mean(axis=1), 0, atol=1e-4)


@pytest.mark.parametrize(
    "path",
    [WEIGHTS / "bundled.safetensors", *(WEIGHTS / "compared").glob("*")],
    ids=lambda p: p.stem,
)
def test_the_networks_that_come_with_the_app_are_centred(path: Path) -> None:
    shipped = weights.load(path)
    *_, weight, bias = parameter_shapes(shipped.recipe)
    for name in (weight, bias):
        np.testing.assert_allclose(shipped.arrays[name].mean(axis=0), 0, atol=1e-6)


def mnist_in(
    drawings: list[RecordedDrawing],
    validation_images: int,
    mnist_copies: int = 2,
    rewritten_share: float = 0.2,
) -> Digits:
    """MNIST's part of the training data: all but two copies of the six drawings."""
    dataset = data_set(
        DATA,
        drawings,
        seed=0,
        copies=1,
        builtin_images=0,
        mnist_copies=mnist_copies,
        rewritten_share=rewritten_share,
        validation_images=validation_images,
    )
    return dataset.train[12:]


def test_training_images_of_mnist_are_rewritten_and_validation_images_are_not(
    drawings: list[RecordedDrawing],
) -> None:
    mnist = mnist_in(drawings, 20, mnist_copies=1, rewritten_share=1.0)
    rewritten = (mnist.images != DATA.train.images).any(axis=(1, 2))
    assert rewritten[:-20].any()
    assert not rewritten[-20:].any()


def test_each_copy_of_mnist_is_rewritten_differently(drawings: list[RecordedDrawing]) -> None:
    once, twice = (
        mnist_in(drawings, 20, mnist_copies=copies, rewritten_share=1.0) for copies in (1, 2)
    )
    trained_on = len(DATA.train) - 20
    assert len(twice) == len(once) + trained_on
    first, second = twice[:trained_on], twice[trained_on : 2 * trained_on]
    np.testing.assert_array_equal(first.images, once.images[:trained_on])
    np.testing.assert_array_equal(first.labels, second.labels)
    sevens = first.labels == 7
    assert (first.images[sevens] != second.images[sevens]).any(axis=(1, 2)).all()
    np.testing.assert_array_equal(first.images[first.labels == 3], second.images[first.labels == 3])


def test_no_copy_of_a_validation_image_is_trained_on(drawings: list[RecordedDrawing]) -> None:
    mnist = mnist_in(drawings, 30)
    validation = {image.tobytes() for image in mnist.images[-30:]}
    assert len(validation) == 30
    assert validation.isdisjoint(image.tobytes() for image in mnist.images[:-30])


@pytest.mark.usefixtures("_mnist_loaded")
def test_command_copies_mnist_except_for_its_validation_images(
    strokes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[DataSet] = []

    def record_data_set(*given: Any, **more: Any) -> DataSet:
        built.append(data_set(*given, **more, builtin_images=0))
        return built[0]

    monkeypatch.setattr("trainer.bundled.bundle.data_set", record_data_set)
    arguments = ["bundle", "--strokes", str(strokes), "--out", str(tmp_path / "run"), *SMALL]
    assert main(arguments) == 0
    images = [image.tobytes() for image in built[0].train.images]
    # SMALL sets 32 validation images.
    assert len(images) >= 2 * (len(DATA.train) - 32) + 32
    assert set(images[-32:]).isdisjoint(images[:-32])


@pytest.mark.usefixtures("_mnist_loaded")
def test_an_unknown_writer_is_reported(
    strokes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["bundle", "--strokes", str(strokes), "--hold-out-writers", "77"]
    assert main([*arguments, "--out", str(tmp_path / "run"), *SMALL]) == 1
    assert "writer digits:77" in capsys.readouterr().err


@pytest.mark.usefixtures("_mnist_loaded")
def test_several_collections_are_trained_on_and_named(strokes: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.unp"
    other.write_bytes(unipen_text(2))
    run = tmp_path / "run"
    given = ["--strokes", f"pen={strokes}", "--strokes", str(other)]
    held_out = ["--hold-out-writers", "pen:0,1", "--hold-out-writers", "other:1"]
    assert main(["bundle", *given, *held_out, "--out", str(run), *SMALL]) == 0
    command = weights.read_metadata(run / CALIBRATED_FILE)["command"]
    assert "--strokes pen=digits.unp.gz --strokes other=other.unp" in command
    assert "--hold-out-writers pen:0,1 --hold-out-writers other:1" in command


@pytest.mark.usefixtures("_mnist_loaded")
def test_a_writer_of_no_collection_is_reported(
    strokes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["bundle", "--strokes", f"pen={strokes}", "--hold-out-writers", "unipen:1"]
    assert main([*arguments, "--out", str(tmp_path / "run"), *SMALL]) == 1
    assert "unipen:1 names no collection of --strokes" in capsys.readouterr().err


@pytest.mark.usefixtures("_mnist_loaded")
def test_digits_of_doubtful_label_are_named_and_left_out(
    strokes: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def doubt_the_first(drawings: list[RecordedDrawing], **_: object) -> list[Doubt]:
        return [Doubt(0, drawings[0], 7, 0.995)]

    trained_on: list[int] = []

    def record(mnist: DataSet, drawings: list[RecordedDrawing], **more: Any) -> DataSet:
        trained_on.append(len(drawings))
        return data_set(mnist, drawings, **more, builtin_images=0)

    monkeypatch.setattr("trainer.bundled.label_check.doubtful", doubt_the_first)
    monkeypatch.setattr("trainer.bundled.bundle.data_set", record)
    run = tmp_path / "run"
    arguments = ["bundle", "--strokes", f"pen={strokes}", "--leave-out-doubtful"]
    assert main([*arguments, "--out", str(run), *SMALL]) == 0
    assert trained_on == [5]
    said = capsys.readouterr().err
    assert "left out: drawing 0 by pen:0, labelled 1: 7 (99.5%)" in said
    assert "left out: 1 of 6 digits" in said
    assert "--leave-out-doubtful" in weights.read_metadata(run / BUNDLED_FILE)["command"]
