from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from mnist_draw.runs.own_scores import OwnScore, ScoreRequest
from mnist_draw.runs.worker import OwnTestWorker
from tests.mnist_draw.networks import TINY, snapshot
from tests.mnist_draw.recorder import Recorder
from tests.trainer.teaching.drawings import write
from trainer.drawings.store import DrawingStore
from trainer.network import weights

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "drawings.sqlite"


@pytest.fixture
def worker(qapp: object, store: Path) -> OwnTestWorker:
    del qapp
    return OwnTestWorker(store)


def add(store: Path, count: int) -> list[str]:
    with DrawingStore(store) as opened:
        return [opened.add(write("3", seed).strokes, "3").uid for seed in range(count)]


def test_drawings_that_were_taught_are_no_test(
    worker: OwnTestWorker, store: Path, tmp_path: Path
) -> None:
    uids = add(store, 5)
    file = tmp_path / "weights.safetensors"
    weights.save(dataclasses.replace(snapshot(TINY), taught=tuple(uids[:2])), file)
    scored = Recorder(worker.scored)
    worker.score(ScoreRequest({tmp_path: file}))
    (scores,) = scored.values
    score: OwnScore = scores[tmp_path]
    assert (score.count, score.taught) == (3, 2)
    assert score.right in {0, 3}


def test_runs_that_cannot_be_read_have_no_score(
    worker: OwnTestWorker, store: Path, tmp_path: Path
) -> None:
    add(store, 2)
    scored = Recorder(worker.scored)
    worker.score(ScoreRequest({tmp_path: tmp_path / "gone.safetensors"}))
    assert scored.values == [{}]


def test_new_drawings_are_read_too(worker: OwnTestWorker, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "weights.safetensors"
    weights.save(snapshot(TINY), file)
    scored = Recorder(worker.scored)
    request = ScoreRequest({tmp_path: file})
    for count in (2, 4):
        add(store, count)
        worker.score(request)
    assert [scores[tmp_path].count for scores in scored.values] == [2, 4]


def test_known_scores_of_many_runs_are_reported_at_once(
    worker: OwnTestWorker, store: Path, tmp_path: Path
) -> None:
    add(store, 2)
    file = tmp_path / "weights.safetensors"
    weights.save(snapshot(TINY), file)
    request = ScoreRequest({tmp_path / str(number): file for number in range(30)})
    worker.score(request)
    scored = Recorder(worker.scored)
    worker.score(request)
    (scores,) = scored.values
    assert len(scores) == 30


def test_without_drawings_or_cancelled_nothing_is_read(
    worker: OwnTestWorker, store: Path, tmp_path: Path
) -> None:
    scored = Recorder(worker.scored)
    worker.score(ScoreRequest({tmp_path: tmp_path / "weights.safetensors"}))
    assert scored.values == [{}]
    add(store, 2)
    cancelled = ScoreRequest({tmp_path: tmp_path / "weights.safetensors"})
    cancelled.cancel.set()
    worker.score(cancelled)
    assert len(scored.values) == 1
