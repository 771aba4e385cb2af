"""Scores of a class: which are unbeaten, and their file."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import StorageError
from trainer.recipe.summary import summarise
from trainer.scores.score import Score, frontier
from trainer.scores.score_file import MOST_SCORES, load_scores, save_scores
from trainer.scores.sizes import SIZES, Size

if TYPE_CHECKING:
    from pathlib import Path

MIA = Score("Mia", "MLP 784–8–10", 6370, 0.91, 10_000, "MNIST", 0, 1_760_000_000)

scores = st.lists(
    st.builds(
        lambda parameters, accuracy: dataclasses.replace(
            MIA, parameters=parameters, accuracy=accuracy
        ),
        st.integers(1, 20),
        st.integers(0, 20).map(lambda part: part / 20),
    ),
    max_size=12,
)


@given(scores)
def test_nobody_smaller_or_as_small_is_better_than_an_unbeaten_score(given_: list[Score]) -> None:
    unbeaten = set(frontier(given_))
    for index, one in enumerate(given_):
        beaten = any(
            other.parameters <= one.parameters
            and other.accuracy >= one.accuracy
            and (other.parameters, other.accuracy) != (one.parameters, one.accuracy)
            for other in given_
        )
        equal = [
            at
            for at, other in enumerate(given_)
            if (other.parameters, other.accuracy) == (one.parameters, one.accuracy)
        ]
        assert (index in unbeaten) == (not beaten and index == equal[0])


@given(scores)
def test_unbeaten_scores_rise_with_the_size(given_: list[Score]) -> None:
    rising = [given_[index] for index in frontier(given_)]
    sizes = [score.parameters for score in rising]
    accuracies = [score.accuracy for score in rising]
    assert sizes == sorted(set(sizes))
    assert accuracies == sorted(set(accuracies))


def test_scores_are_read_as_they_were_saved(tmp_path: Path) -> None:
    kept = (MIA, dataclasses.replace(MIA, writer="", accuracy=1.0))
    save_scores(tmp_path / "new" / "scores.json", kept)
    assert load_scores(tmp_path / "new" / "scores.json").scores == kept


def test_without_a_file_there_are_no_scores(tmp_path: Path) -> None:
    loaded = load_scores(tmp_path / "scores.json")
    assert loaded.scores == ()
    assert loaded.set_aside is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"format": "mnist-draw scores 2", "scores": []}',
        b'{"format": "mnist-draw scores 1", "scores": [{"writer": "Mia"}]}',
        json.dumps(
            {
                "format": "mnist-draw scores 1",
                "scores": [{**dataclasses.asdict(MIA), "accuracy": 2}],
            }
        ).encode(),
        b" " * 2_000_000,
    ],
)
def test_an_unreadable_file_is_kept_under_another_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "scores.json"
    for number in (1, 2):
        path.write_bytes(content)
        loaded = load_scores(path)
        assert loaded.scores == ()
        assert loaded.set_aside == tmp_path / f"scores-unreadable-{number}.json"
        assert loaded.set_aside.read_bytes() == content
        assert not path.exists()


def test_the_oldest_beaten_scores_make_room(tmp_path: Path) -> None:
    best = dataclasses.replace(MIA, writer="Ben", parameters=100, accuracy=0.99, made=0)
    worse = [dataclasses.replace(MIA, made=at) for at in range(1, MOST_SCORES + 20)]
    kept = save_scores(tmp_path / "scores.json", [best, *worse])
    assert len(kept) == MOST_SCORES
    assert kept[0] == best
    assert kept[-1] == worse[-1]
    assert load_scores(tmp_path / "scores.json").scores == kept


def test_a_folder_that_is_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        save_scores(tmp_path / "file" / "scores.json", [MIA])


@pytest.mark.parametrize("size", SIZES)
def test_every_size_has_a_recipe_of_its_width(size: Size) -> None:
    recipe = size.recipe(seed=3)
    assert recipe.seed == 3
    assert recipe.model == size.kind
    assert recipe.title == size.notation
    wider = dataclasses.replace(size, width=2 * size.width).recipe(seed=3)
    assert summarise(wider).parameters > summarise(recipe).parameters
