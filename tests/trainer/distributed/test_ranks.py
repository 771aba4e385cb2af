"""Ranks, the division of a batch, and stop requests that all processes follow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.control import TrainingControl
from trainer.distributed.agreement import AgreedControl
from trainer.distributed.ranks import Ranks, from_environment
from trainer.errors import TrainerError

FOUR = {"RANK": "2", "WORLD_SIZE": "4", "LOCAL_RANK": "0", "LOCAL_WORLD_SIZE": "2"}


def test_torchrun_names_the_process() -> None:
    assert from_environment(FOUR) == Ranks(2, 4, 0, 2)
    assert not Ranks(2, 4, 0, 2).first


@pytest.mark.parametrize("alone", [{}, {"RANK": "0"}, FOUR | {"RANK": "0", "WORLD_SIZE": "1"}])
def test_a_single_process_is_no_group(alone: dict[str, str]) -> None:
    whole = {"LOCAL_WORLD_SIZE": "1"} if len(alone) > 1 else {}
    assert from_environment(alone | whole) is None


@pytest.mark.parametrize(
    "wrong",
    [{"RANK": "4"}, {"RANK": "-1"}, {"WORLD_SIZE": "many"}, {"LOCAL_RANK": "2"},
     {"LOCAL_WORLD_SIZE": "5"}, {"LOCAL_WORLD_SIZE": ""}, {"RANK": "9" * 5000}],
)  # fmt: skip
def test_variables_that_name_no_process_are_refused_with_their_values(
    wrong: dict[str, str],
) -> None:
    with pytest.raises(TrainerError, match=r"WORLD_SIZE=.*torchrun"):
        from_environment(FOUR | wrong)


@given(images=st.integers(0, 300), world=st.integers(2, 9))
def test_the_parts_of_a_batch_are_whole_and_even(images: int, world: int) -> None:
    parts = [range(images)[Ranks(rank, world).part(images)] for rank in range(world)]
    assert [image for part in parts for image in part] == list(range(images))
    sizes = list(map(len, parts))
    assert max(sizes) - min(sizes) <= 1


def test_two_processes_halve_a_batch_as_two_threads_do() -> None:
    assert [Ranks(rank, 2).part(7) for rank in range(2)] == [slice(0, 4), slice(4, 7)]


def test_a_stop_counts_when_all_have_agreed() -> None:
    own = TrainingControl()
    control = AgreedControl(own)
    control.stop()
    assert (own.stopped, control.wants_stop, control.stopped) == (True, True, False)
    control.agree(stop=True, changes={})
    assert (control.stopped, control.closing) == (True, False)


def test_close_and_pause_concern_this_process_alone() -> None:
    control = AgreedControl(TrainingControl())
    states = []
    for request in (control.pause, control.close):
        request()
        states.append((control.paused, control.closing))
    assert states == [(True, False), (False, True)]
    control.wait_for_step()
