"""Tones: the pitch of a loss, and a tone as a WAV file. No Qt."""

from __future__ import annotations

import io
import math
import wave
from typing import Final

import numpy as np

SAMPLE_RATE: Final = 22_050
"""Samples a second."""

TONE_SECONDS: Final = 0.18

LOWEST_HZ: Final = 110.0
HIGHEST_HZ: Final = 1760.0

# Guessing among ten classes has a loss of ln 10, which sounds as A5; a tenth of it, an octave and
# a half lower. A well trained network has a loss near 0.01.
_GUESSING: Final = math.log(10)
_GUESSING_HZ: Final = 880.0
_OCTAVES_PER_DECADE: Final = 1.5
# Pitches are those of the chromatic scale: small differences of the loss make no glissando.
_SEMITONES: Final = 12
_RAMP_SECONDS: Final = 0.02
_VOLUME: Final = 0.25


def pitch(loss: float) -> float:
    """Frequency in Hz for a loss, logarithmic, in [`LOWEST_HZ`, `HIGHEST_HZ`].

    Args:
        loss: Finite, at least 0.
    """
    decades = math.log10(max(loss, 1e-6) / _GUESSING)
    semitones = round(decades * _OCTAVES_PER_DECADE * _SEMITONES)
    return min(max(_GUESSING_HZ * 2 ** (semitones / _SEMITONES), LOWEST_HZ), HIGHEST_HZ)


def tone(frequency: float) -> bytes:
    """A tone of `TONE_SECONDS` as a mono WAV file of 16 bits, without a click at its ends.

    Args:
        frequency: In Hz.
    """
    times = np.arange(round(SAMPLE_RATE * TONE_SECONDS)) / SAMPLE_RATE
    ramp = np.minimum(times, times[::-1]) / _RAMP_SECONDS
    samples = _VOLUME * np.sin(2 * np.pi * frequency * times) * np.minimum(ramp, 1.0)
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(SAMPLE_RATE)
        writer.writeframes(np.round(32767 * samples).astype("<i2").tobytes())
    return file.getvalue()
