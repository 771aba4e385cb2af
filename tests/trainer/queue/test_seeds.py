"""Lists of seeds."""

from __future__ import annotations

import pytest

from trainer.errors import RecipeError
from trainer.queue.seeds import MOST_SEEDS, read_seeds


@pytest.mark.parametrize(
    ("text", "seeds"),
    [
        ("0", (0,)),
        ("0-4", (0, 1, 2, 3, 4)),
        (" 7, 0 - 2 ,1", (7, 0, 1, 2)),
        ("5-5", (5,)),
    ],
)
def test_a_list_is_numbers_and_ranges(text: str, seeds: tuple[int, ...]) -> None:
    assert read_seeds(text) == seeds


@pytest.mark.parametrize(
    "text",
    ["", "a", "1-", "-1", "4-0", "1,,2", "1.5", f"0-{MOST_SEEDS}", "0-9999999999", "4294967296"],
)
def test_others_are_refused_with_what_is_allowed(text: str) -> None:
    with pytest.raises(RecipeError, match="0-4, 7"):
        read_seeds(text)
