"""Hypothesis strategies for recipes."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from trainer.recipe.classes import DIGITS
from trainer.recipe.combinations import RECURRENT
from trainer.recipe.convolutions import Convolution
from trainer.recipe.fields import Choice, Names, Real, Switch, Text, Whole, Wholes
from trainer.recipe.recipes import FIELDS, Recipe


def values(name: str) -> st.SearchStrategy[Any]:
    """Values of a field's domain."""
    domain = FIELDS[name].metadata["domain"]
    layer = st.builds(
        Convolution,
        channels=st.integers(1, 1024),
        kernel=st.sampled_from((1, 3, 5, 7, 9)),
        stride=st.integers(1, 2),
        pool=st.integers(1, 2),
    )
    chosen: st.SearchStrategy[Any] = st.lists(layer, max_size=2).map(tuple)
    match domain:
        case Whole():
            chosen = st.integers(domain.low, domain.high)
        case Real():
            chosen = st.floats(domain.low, domain.high)
        case Choice():
            chosen = st.sampled_from(domain.options)
        case Switch():
            chosen = st.booleans()
        case Wholes():
            whole = st.integers(domain.low, domain.high)
            chosen = st.lists(whole, max_size=domain.most).map(tuple)
        case Names():
            chosen = st.lists(st.sampled_from(DIGITS), max_size=8, unique=True).map(tuple)
        case Text():
            chosen = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), max_size=60)
    return chosen


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    """Valid recipes."""
    chosen = {name: draw(values(name)) for name in FIELDS}
    if not chosen["momentum"]:
        chosen["nesterov"] = False
    if chosen["model"] in RECURRENT:
        chosen["hidden_units"] = (draw(st.integers(1, 4096)),)
    if chosen["model"] == "mlp" and not chosen["hidden_units"]:
        chosen["hidden_units"] = (64,)
    if chosen["model"] == "cnn":
        chosen["convolutions"] = chosen["convolutions"] or (Convolution(10),)
        if chosen["convolutions"][-1].channels != 10:
            chosen["head"] = "linear"
    return Recipe(**chosen)
