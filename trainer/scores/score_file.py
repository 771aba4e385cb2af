"""File of a class's scores: JSON, bounded, replaced atomically; a damaged one is put aside."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from trainer.files.reading import RefusedFileError, read_file
from trainer.files.values import LARGEST_COUNT, FormatError, items, number, parse_json, table, text
from trainer.files.values import whole as whole_number
from trainer.files.writing import move, storage_errors, write_atomically
from trainer.scores.score import Score, frontier

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FILE_NAME: Final = "scores.json"
"""Name of the file in the user's data folder."""
MOST_SCORES: Final = 500
"""Scores in a file: the newest ones, and those that no other one beats."""

_FORMAT: Final = "mnist-draw scores 1"
_MOST_BYTES: Final = 1_000_000
_LONGEST_NAME: Final = 100
_MOST_ASIDE: Final = 1_000


@dataclass(frozen=True, slots=True)
class LoadedScores:
    """Scores of a file.

    Attributes:
        scores: In the order in which they were made.
        set_aside: Where a file is now that could not be read; None if there was none.
    """

    scores: tuple[Score, ...]
    set_aside: Path | None = None


def load_scores(path: Path) -> LoadedScores:
    """Read the scores; none if there is no file.

    A damaged file, or one of another version, gets another name beside it, so that nothing is lost.

    Raises:
        StorageError: The file cannot be read or renamed.
    """
    with storage_errors(path):
        try:
            return LoadedScores(_parsed(read_file(path, _MOST_BYTES)))
        except FileNotFoundError:
            return LoadedScores(())
        except (FormatError, RefusedFileError):
            aside = _free_name(path)
            move(path, aside)
            return LoadedScores((), aside)


def save_scores(path: Path, scores: Sequence[Score]) -> tuple[Score, ...]:
    """Replace the file; return the scores that it holds, at most `MOST_SCORES`.

    Raises:
        StorageError: It could not be written; the old file is unchanged.
    """
    kept = _bounded(scores)
    content = {"format": _FORMAT, "scores": [dataclasses.asdict(score) for score in kept]}
    write_atomically(path, json.dumps(content, ensure_ascii=False, indent=1).encode())
    return kept


def _bounded(scores: Sequence[Score]) -> tuple[Score, ...]:
    """The scores, without the oldest beaten ones if they are too many."""
    too_many = len(scores) - MOST_SCORES
    if too_many <= 0:
        return tuple(scores)
    unbeaten = set(frontier(scores))
    beaten = [index for index in range(len(scores)) if index not in unbeaten]
    left_out = set(beaten[:too_many])
    kept = [score for index, score in enumerate(scores) if index not in left_out]
    return tuple(kept[-MOST_SCORES:])


def _parsed(content: bytes) -> tuple[Score, ...]:
    """Parse the file; raises FormatError."""
    values = table("the file", parse_json(content))
    if values.get("format") != _FORMAT:
        raise FormatError(f"format is {_FORMAT}")
    return tuple(
        _score(table("a score", each))
        for each in items("scores", values.get("scores"), MOST_SCORES)
    )


def _score(values: dict[str, object]) -> Score:
    def name(key: str) -> str:
        return text(key, values.get(key), _LONGEST_NAME)

    def count(key: str, low: int) -> int:
        return whole_number(key, values.get(key), low, LARGEST_COUNT)

    return Score(
        writer=name("writer"),
        network=name("network"),
        parameters=count("parameters", 1),
        accuracy=number("accuracy", values.get("accuracy"), 0, 1),
        images=count("images", 0),
        data=name("data"),
        seed=count("seed", 0),
        made=count("made", 0),
    )


def _free_name(path: Path) -> Path:
    """A name beside a file that no other file has."""
    names = (
        path.with_name(f"{path.stem}-unreadable-{number}{path.suffix}")
        for number in range(1, _MOST_ASIDE)
    )
    return next(name for name in names if not name.exists())
