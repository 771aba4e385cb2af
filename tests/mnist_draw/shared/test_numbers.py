"""Round steps of 1, 2 and 5."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mnist_draw.shared import numbers


@given(st.floats(1e-5, 1e5))
def test_steps_enclose_every_value(value: float) -> None:
    assert numbers.step_below(value) <= value * (1 + 1e-9)
    assert numbers.step_above(value) >= value * (1 - 1e-9)
    assert numbers.step_above(value) / numbers.step_below(value) <= 2.5 * (1 + 1e-9)
