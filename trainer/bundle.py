"""What the bundled weights learn from: MNIST, people's pen strokes and the built-in strokes."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING

import numpy as np

from trainer import weights
from trainer.data import builtin_strokes, unipen
from trainer.data.digits import DataSet, Digits
from trainer.errors import DataError
from trainer.presets import ACCURATE_CNN
from trainer.runs import WEIGHTS_FILE
from trainer.written import Variation, digit_images

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from trainer.data.recorded import RecordedDrawing

NAME = "MNIST + pen strokes"
BUNDLED_FILE = "bundled.safetensors"

BUILTIN_IMAGES = 5_000
COPIES = 6
"""How often each drawing is written again, in another hand each time."""

# It goes on from a network that has learnt MNIST: few epochs, half the learning rate.
RECIPE = ACCURATE_CNN.with_changes(
    name="bundled-cnn",
    title="Bundled CNN",
    source="Our own: the accurate CNN, taught by MNIST and by people's pen strokes.",
    epochs=2,
    learning_rate=0.004,
)

ATTRIBUTION = (
    "Trained on MNIST (Y. LeCun, C. Cortes, C. Burges); on Pen-Based Recognition of Handwritten "
    "Digits (E. Alpaydin and F. Alimoglu, UCI Machine Learning Repository, 1996, CC BY 4.0); and "
    "on built-in strokes."
)


def save(run: Path, words: str) -> None:
    """Writes ``bundled.safetensors`` into a run folder: its weights and where they come from.

    Args:
        run: A finished run's folder.
        words: What the command ``bundle`` was given.

    Raises:
        StorageError: It could not be written.
    """
    trained = run / WEIGHTS_FILE
    snapshot = weights.load(trained)
    provenance = {
        "figures": weights.read_metadata(trained)["figures"],
        "command": f"mnist-trainer bundle {words}",
        "attribution": ATTRIBUTION,
    }
    weights.save(snapshot, run / BUNDLED_FILE, provenance=provenance)


def read_drawings(path: Path) -> list[RecordedDrawing]:
    """All drawings of a UNIPEN file, gzipped or not.

    Raises:
        DataError: It cannot be read or is no UNIPEN file of digits.
    """
    try:
        content = path.read_bytes()
        if content.startswith(b"\x1f\x8b"):
            content = gzip.decompress(content)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DataError(path, f"its compression is damaged ({error})") from error
    except OSError as error:
        raise DataError(path, error.strerror or str(error)) from error
    drawings = list(unipen.drawings_in(io.BytesIO(content), path))
    if not drawings:
        raise DataError(path, "there is no UNIPEN drawing in it")
    return drawings


def data_set(
    mnist: DataSet,
    drawings: Sequence[RecordedDrawing],
    *,
    seed: int,
    held_out: Collection[str] = (),
    copies: int = COPIES,
    builtin_images: int | None = None,
) -> DataSet:
    """Puts together what the bundled weights learn from.

    MNIST's training images come last, so that a recipe which holds the last 5,000 images back
    validates with MNIST's own.

    Args:
        mnist: MNIST.
        drawings: What people wrote.
        seed: Chooses the hands in which the drawings are written again.
        held_out: Writers whose drawings are not learnt from. Where there are any, their drawings as
            they were written take the place of MNIST's test images.
        copies: How often each drawing is written.
        builtin_images: How many built-in strokes are added; None for `BUILTIN_IMAGES`.

    Raises:
        ValueError: Nobody is left to learn from, or a writer who is held out wrote nothing.
    """
    unknown = set(held_out) - {drawing.writer for drawing in drawings}
    if unknown:
        raise ValueError(f"no drawing is by writer {', '.join(sorted(unknown))}")
    learnt = [drawing for drawing in drawings if drawing.writer not in held_out]
    if not learnt:
        raise ValueError("with all writers held out there is nobody to learn from")
    random = np.random.default_rng(seed)
    written = digit_images(learnt, copies, random=random, variation=Variation())
    builtin = builtin_strokes.generate(
        BUILTIN_IMAGES if builtin_images is None else builtin_images, 0, seed=seed
    ).train
    parts = (written, builtin, mnist.train)
    train = Digits(
        np.concatenate([part.images for part in parts]),
        np.concatenate([part.labels for part in parts]),
    )
    test = mnist.test
    if held_out:
        others = [drawing for drawing in drawings if drawing.writer in held_out]
        test = digit_images(others, random=random)
    origin = f"{mnist.origin}; strokes of {len({drawing.writer for drawing in learnt})} writers"
    return DataSet(NAME, origin, train, test)
