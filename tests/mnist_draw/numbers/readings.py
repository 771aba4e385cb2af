"""Numbers with chosen probabilities."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.trainer.reading.written import number, read
from trainer.reading.number import NumberReading


def reading(*digits: tuple[dict[int, float], float]) -> NumberReading:
    """A number by the probabilities of each digit, and by the detector's that it is one."""
    found = read(number("1" * len(digits), gap=30, height=60))
    assert found is not None
    probabilities = np.zeros((len(digits), 10), np.float32)
    parts = []
    for index, (shares, digit_probability) in enumerate(digits):
        for digit, share in shares.items():
            probabilities[index, digit] = share
        parts.append(replace(found.parts[index], digit_probability=digit_probability))
    return NumberReading(tuple(parts), probabilities)


FORTY_TWO = reading(({4: 0.75, 9: 0.25}, 0.99), ({2: 0.96, 3: 0.04}, 0.99))
"""42 with 72 %."""
