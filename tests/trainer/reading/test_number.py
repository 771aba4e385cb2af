"""What networks read in the digits of a number."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from tests.trainer.reading.written import number, read, reader
from trainer.network.rejection import MIN_DIGIT_PROBABILITY
from trainer.reading.number import NumberReading, read_number
from trainer.recipe.classes import DIGITS


@pytest.fixture
def reading() -> NumberReading:
    found = read(number("42"))
    assert found is not None
    return found


def test_the_probability_of_a_number_is_the_product_of_its_digits(reading: NumberReading) -> None:
    probabilities = np.zeros((2, 10), np.float32)
    probabilities[0, [4, 9]] = 0.75, 0.25
    probabilities[1, [2, 3]] = 0.5, 0.5
    assert NumberReading(reading.parts, probabilities).probability == 0.375


def test_a_leading_zero_is_kept(reading: NumberReading) -> None:
    probabilities = np.eye(10, dtype=np.float32)[[0, 7]]
    assert NumberReading(reading.parts, probabilities).text == "07"


def test_the_detector_decides_whether_a_digit_is_familiar(reading: NumberReading) -> None:
    (part, _) = reading.parts
    strange = dataclasses.replace(part, digit_probability=MIN_DIGIT_PROBABILITY / 2)
    assert part.familiar
    assert not strange.familiar


def test_networks_of_other_classes_read_no_numbers(reading: NumberReading) -> None:
    network = reader().network
    assert read_number(reading.parts, network, DIGITS) is not None
    assert read_number(reading.parts, network, tuple("ABCDEFGHIJ")) is None


def test_no_parts_are_no_number() -> None:
    assert read_number((), reader().network, DIGITS) is None
