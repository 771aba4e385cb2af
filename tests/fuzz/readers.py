"""The readers of files from anywhere: valid samples, and what must hold for any content."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from trainer.data import drawing_files, idx
from trainer.data.sets.npz import read_npz
from trainer.drawings.opening import open_store
from trainer.errors import RecipeError, TrainerError
from trainer.files.values import FormatError, parse_json
from trainer.ink.image_files import read_picture
from trainer.ink.photos import ink_from_image
from trainer.network import weights
from trainer.network.parameters import parameter_shapes
from trainer.network.weights import WeightSnapshot
from trainer.recipe.recipes import Recipe
from trainer.runs import run_reader, run_shelf, snapshots_file
from trainer.scores.score import Score
from trainer.scores.score_file import FILE_NAME, load_scores, save_scores

if TYPE_CHECKING:
    from collections.abc import Callable

ALLOWED = (TrainerError, RecipeError)
"""What a reader may raise: an error with a sentence for the user."""

_RECIPE = Recipe(model="mlp", hidden_units=(3,), name="tiny", title="A tiny network")
_LINE = {
    "label": "3",
    "writer": "12",
    "width": 10,
    "height": 10,
    "strokes": [[[1, 1, 0.5], [2, 2.5, 1]], [[5, 5, 2, 0.5]]],
    "brushes": [{"width": 1, "eraser": False}, {"width": 2, "eraser": True}],
}
_QUICK_DRAW = {"word": "7", "drawing": [[[1, 20], [3, 40]], [[2, 3], [4, 5], [100, 200]]]}
_UNIPEN = (
    ".VERSION 1.0\n.X_DIM 500\n.Y_DIM 500\n.COORD X Y\n"
    '.SEGMENT DIGIT 0 ? "8"\n.COMMENT 8 12 224\n.PEN_DOWN\n 1 2\n 30 4\n.PEN_UP\n.DT 100\n'
)


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader of one kind of file.

    Attributes:
        name: Its name in the command.
        file: Name of the file that it reads.
        samples: Makes the contents of valid files.
        read: Reads a path and raises AssertionError if what it returns is not within bounds.
    """

    name: str
    file: str
    samples: Callable[[], list[bytes]]
    read: Callable[[Path], object]


def _arrays() -> dict[str, Any]:
    rng = np.random.default_rng(0)
    return {
        name: rng.normal(size=shape).astype(np.float32)
        for name, shape in parameter_shapes(_RECIPE).items()
    }


def _weights() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weights.safetensors"
        snapshot = WeightSnapshot(_RECIPE, _arrays(), "a-run", "MNIST", 7, 0.5, 0.9)
        weights.save(snapshot, path)
        return [path.read_bytes()]


def _snapshots() -> list[bytes]:
    from trainer.network.packed_weights import pack

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "snapshots.safetensors"
        steps = [WeightSnapshot(_RECIPE, _arrays(), "r", "d", step, step / 10) for step in (0, 5)]
        snapshots_file.save([pack(each) for each in steps], path)
        return [path.read_bytes()]


def _run() -> list[bytes]:
    figures = {
        "run": "2026-01-01T00-00-00-tiny",
        "steps": 20,
        "test_accuracy": 0.5,
        "validation_loss": None,
        "stopped": False,
    }
    return [json.dumps({"recipe": _RECIPE.to_dict(), "figures": figures, "title": "T"}).encode()]


def _pictures() -> list[bytes]:
    grey = np.full((40, 30), 255, np.uint8)
    grey[5:30, 12:16] = 20
    found = []
    for kind in ("PNG", "JPEG", "GIF", "BMP", "PPM", "WEBP"):
        file = io.BytesIO()
        Image.fromarray(grey).save(file, kind)
        found.append(file.getvalue())
    file = io.BytesIO()
    np.save(file, grey)
    return [*found, file.getvalue()]


def _idx() -> list[bytes]:
    content = idx.idx_header((3, 2, 2)) + bytes(range(12))
    return [content, gzip.compress(content, mtime=0)]


def _npz() -> list[bytes]:
    images, labels = np.zeros((2, 28, 28), np.uint8), np.arange(2, dtype=np.uint8)
    packed = []
    for save in (np.savez, np.savez_compressed):
        file = io.BytesIO()
        save(file, x_train=images, y_train=labels, x_test=images, y_test=labels)
        packed.append(file.getvalue())
    return packed


def _store() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawings.sqlite"
        open_store(path).connection.close()
        return [path.read_bytes()]


def _scores() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE_NAME
        save_scores(path, [Score("Mia", "MLP 784–8–10", 6370, 0.91, 10_000, "MNIST", 0, 1)])
        return [path.read_bytes()]


def _read_weights(path: Path) -> None:
    assert weights.load(path).finite
    weights.read_test_accuracy(path)


def _read_run(path: Path) -> None:
    summary = run_reader.read_summary(path.parent)
    summary.best_validation_accuracy()
    json.dumps([summary.figures, summary.title], allow_nan=False, ensure_ascii=False).encode()
    assert len(run_shelf.runs(path.parents[1])) == 1


def _read_picture(path: Path) -> None:
    picture = read_picture(path)
    ink = ink_from_image(picture.grey, alpha=picture.alpha)
    assert ink is None or ink.shape == picture.grey.shape


def _read_in_window(path: Path) -> None:
    from mnist_draw.draw import pasted_pictures

    try:
        pasted_pictures.ink_from_picture(pasted_pictures.load(path))
    except pasted_pictures.PictureError as error:
        raise TrainerError(str(error)) from error


def _read_recipe(path: Path) -> None:
    try:
        recipe = Recipe.from_dict(parse_json(path.read_bytes()))
    except FormatError as error:
        raise TrainerError(str(error)) from error
    assert Recipe.from_dict(recipe.to_dict()) == recipe


def _read_drawings(path: Path) -> None:
    for drawing in drawing_files.read_drawings(path, lambda problem: str(problem).encode()):
        for stroke in drawing.strokes:
            assert all(np.isfinite([point.x, point.y, point.t]).all() for point in stroke.points)


def _read_store(path: Path) -> None:
    open_store(path).connection.close()


def _read_scores(path: Path) -> None:
    loaded = load_scores(path)
    assert save_scores(path, loaded.scores) == loaded.scores
    for score in loaded.scores:
        assert 0 <= score.accuracy <= 1
        score.writer.encode()


def _texts(*texts: str) -> Callable[[], list[bytes]]:
    return lambda: [text.encode() for text in texts]


READERS = {
    reader.name: reader
    for reader in (
        Reader("idx", "file", _idx, idx.read_idx),
        Reader("npz", "a.npz", _npz, lambda path: read_npz(path, lambda _: None, lambda: False)),
        Reader("weights", "w.safetensors", _weights, _read_weights),
        Reader("snapshots", "s.safetensors", _snapshots, snapshots_file.load),
        Reader("run", run_reader.SUMMARY_FILE, _run, _read_run),
        Reader(
            "evaluations",
            run_reader.EVALUATIONS_FILE,
            _texts(
                "split,step,epoch,loss,accuracy,images,whole,never_predicted,temperature\n"
                "test,20,2.0,0.5,0.9,100,True,4 7,1.2\ntrain,1,0.5,nan,0.1,10,False,,\n"
            ),
            lambda path: run_reader.read_evaluations(path.parent),
        ),
        Reader(
            "steps",
            run_reader.STEPS_FILE,
            _texts("step,train_loss,train_accuracy\n1,2.3,0.1\n2,1.5,0.5\n"),
            lambda path: run_reader.read_steps(path.parent),
        ),
        Reader(
            "changes",
            run_reader.CHANGES_FILE,
            _texts("step,field,value\n20,learning_rate,0.01\n30,dropout,0.5\n"),
            lambda path: run_reader.read_changes(path.parent),
        ),
        Reader("recipe", "r.json", _texts(json.dumps(_RECIPE.to_dict())), _read_recipe),
        Reader(
            "strokes",
            "s.jsonl",
            _texts(json.dumps(_LINE) + "\n", json.dumps(_QUICK_DRAW) + "\n"),
            _read_drawings,
        ),
        Reader("unipen", "u.unp", _texts(_UNIPEN), _read_drawings),
        Reader("picture", "p", _pictures, _read_picture),
        Reader("window-picture", "p", lambda: _pictures()[:-1], _read_in_window),
        Reader("store", "drawings.sqlite", _store, _read_store),
        Reader("scores", FILE_NAME, _scores, _read_scores),
    )
}
"""All readers by name."""


def check(reader: Reader, content: bytes, folder: Path) -> BaseException | None:
    """Read a content; the error that no user should see, or None.

    Args:
        reader: The reader.
        content: Anything.
        folder: Emptied first; the file lies in a folder of its own within it.
    """
    shutil.rmtree(folder, ignore_errors=True)
    path = folder / "inner" / reader.file
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    try:
        reader.read(path)
    except ALLOWED as error:
        # Its text can be printed anywhere.
        str(error).encode()
    except BaseException as error:  # noqa: BLE001 - this is what is looked for
        return error
    return None
