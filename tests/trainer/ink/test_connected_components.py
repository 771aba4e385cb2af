"""Connected components and runs of a mask."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from trainer.ink.connected_components import find_components, run_lengths

MASK = np.array(
    [
        [1, 1, 0, 0, 0],
        [0, 0, 1, 0, 0],
        [0, 0, 0, 0, 1],
        [0, 0, 0, 0, 1],
    ],
    bool,
)


def test_diagonal_neighbours_are_connected() -> None:
    components = find_components(MASK)
    assert components.labels.tolist() == [
        [0, 0, -1, -1, -1],
        [-1, -1, 0, -1, -1],
        [-1, -1, -1, -1, 1],
        [-1, -1, -1, -1, 1],
    ]
    assert components.areas.tolist() == [3, 2]
    assert components.lows.T.tolist() == [[0, 0], [2, 4]]
    assert components.highs.T.tolist() == [[1, 2], [3, 4]]


def test_edge_contact_counts_pixels_at_the_edge() -> None:
    assert find_components(MASK).edge_contact().tolist() == [2, 2]


def test_an_empty_mask_has_no_components() -> None:
    components = find_components(np.zeros((4, 3), bool))
    assert len(components.areas) == 0
    assert (components.labels == -1).all()


def test_run_lengths_are_those_of_the_rows() -> None:
    rows = np.array([[1, 1, 0, 1], [0, 1, 1, 1]], bool)
    assert run_lengths(rows).tolist() == [[2, 2, 0, 1], [0, 3, 3, 3]]


@given(arrays(np.bool_, array_shapes(min_dims=2, max_dims=2, max_side=12), elements=st.booleans()))
def test_neighbours_have_one_label_and_components_cover_the_mask(mask: np.ndarray) -> None:
    components = find_components(mask)
    labels = components.labels
    assert ((labels >= 0) == mask).all()
    assert components.areas.sum() == mask.sum()
    assert (components.mask(np.ones(len(components.areas), bool)) == mask).all()
    pairs = [
        (labels[1:], labels[:-1]),
        (labels[:, 1:], labels[:, :-1]),
        (labels[1:, 1:], labels[:-1, :-1]),
        (labels[1:, :-1], labels[:-1, 1:]),
    ]
    for first, second in pairs:
        both = (first >= 0) & (second >= 0)
        assert (first[both] == second[both]).all()
