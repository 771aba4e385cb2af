"""Pitch and form of tones."""

from __future__ import annotations

import io
import math
import wave

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_draw.sound.tones import (
    HIGHEST_HZ,
    LOWEST_HZ,
    SAMPLE_RATE,
    TONE_SECONDS,
    pitch,
    tone,
)


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_a_lower_loss_never_sounds_higher(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert LOWEST_HZ <= pitch(low) <= pitch(high) <= HIGHEST_HZ


def test_guessing_sounds_as_a_and_a_tenth_of_it_lower_by_an_octave_and_a_half() -> None:
    guessing = math.log(10)
    assert pitch(guessing) == pytest.approx(880)
    assert pitch(guessing / 10) == pytest.approx(880 / 2**1.5)


@pytest.mark.parametrize("frequency", [LOWEST_HZ, 440.0, HIGHEST_HZ])
def test_a_tone_has_its_frequency_and_no_click(frequency: float) -> None:
    with wave.open(io.BytesIO(tone(frequency))) as reader:
        assert (reader.getnchannels(), reader.getsampwidth()) == (1, 2)
        assert reader.getframerate() == SAMPLE_RATE
        samples = np.frombuffer(reader.readframes(reader.getnframes()), "<i2").astype(float)

    assert len(samples) == pytest.approx(SAMPLE_RATE * TONE_SECONDS, abs=1)
    spectrum = np.abs(np.fft.rfft(samples, SAMPLE_RATE))
    assert np.argmax(spectrum) == pytest.approx(frequency, abs=2)
    assert max(abs(samples[0]), abs(samples[-1])) < 100 < np.abs(samples).max()
