"""Observer of predictions: several networks read one distorted drawing.

Runs in the prediction thread. Its first item is what the networks read, further items say how far
each network follows a growing distortion, once the pen is up.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from mnist_draw.compare.directions import SCALES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from mnist_draw.compare.directions import Direction
    from mnist_draw.predict.observation import Observation
    from trainer.ink.distortion import Distortion
    from trainer.network.forward import NumpyNetwork

# Networks that take longer read one image a slice, so that a drawing need not wait for many.
_QUICK_SECONDS: Final = 0.002
_REMEMBERED_ANSWERS: Final = 64


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What one network reads in one image.

    Attributes:
        probabilities: float32, shape (K,) for the K classes of the network.
        digit: Index of the most probable class; None if a probability is no number.
    """

    probabilities: NDArray[np.float32]
    digit: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """What all networks read: one item a column, the network in use last.

    Attributes:
        digit_image: The framed drawing: uint8, shape (28, 28); None for a blank canvas.
        distorted: The image that the networks read; None for a blank canvas.
        distortion: What was done to the drawing.
        before: Digit that each network reads in the framed drawing.
        now: What it reads in the distorted one; None for a column without a network and for a
            slow one whose answer comes with a later item.
    """

    digit_image: NDArray[np.uint8] | None
    distorted: NDArray[np.uint8] | None
    distortion: Distortion
    before: tuple[int | None, ...]
    now: tuple[Answer | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """Digits that one network reads while one distortion grows.

    Attributes:
        column: Index of the network.
        digit_image: The framed drawing.
        direction: The only distortion.
        digits: One for each amount of the direction's scale so far; None for no number.
    """

    column: int
    digit_image: NDArray[np.uint8]
    direction: Direction
    digits: tuple[int | None, ...]

    @property
    def complete(self) -> bool:
        """Whether there is a digit for every amount."""
        return len(self.digits) == len(SCALES[self.direction].amounts)

    @property
    def failure(self) -> int | None:
        """Index of the first amount with another answer than for the drawing; None if none has."""
        return next(
            (index for index, digit in enumerate(self.digits) if digit != self.digits[0]), None
        )


def first_to_fail(strips: Iterable[Strip]) -> tuple[int, tuple[int, ...]] | None:
    """Index of the smallest amount at which a network fails, and the columns that fail there.

    Args:
        strips: Complete strips of one direction, one a column.

    Returns:
        None if no network fails.
    """
    failures = {strip.column: strip.failure for strip in strips if strip.failure is not None}
    if not failures:
        return None
    first = min(failures.values())
    return first, tuple(sorted(column for column, at in failures.items() if at == first))


def majority(digits: Sequence[int | None]) -> int | None:
    """The digit that more than half of the networks read; None if there is none."""
    counts = Counter(digit for digit in digits if digit is not None)
    if not counts:
        return None
    digit, count = counts.most_common(1)[0]
    return digit if 2 * count > counts.total() else None


class Comparison:
    """The observer for given networks, one distortion, and one direction to follow.

    Call it from the prediction thread only.
    """

    def __init__(
        self,
        networks: tuple[NumpyNetwork | None, ...],
        distortion: Distortion,
        direction: Direction,
        *,
        reader: Reader | None = None,
    ) -> None:
        """Keep what to compare.

        Args:
            networks: One a column; None for a column without one. The network in use is added.
            distortion: What is done to the framed drawing.
            direction: Of the strips.
            reader: Of another comparison of the same networks: nothing is read twice.
        """
        self._networks = networks
        self._distortion = distortion
        self._direction = direction
        self._reader = reader or Reader(len(networks) + 1)

    def changed(self, distortion: Distortion, direction: Direction) -> Comparison:
        """The same networks with another distortion or direction."""
        return Comparison(self._networks, distortion, direction, reader=self._reader)

    def __call__(self, observation: Observation) -> Iterator[Answers | Strip]:
        image = observation.digit_image
        networks = (*self._networks, observation.network)
        if image is None:
            nothing = (None,) * len(networks)
            yield Answers(None, None, self._distortion, nothing, nothing)
            return
        if observation.prediction.probabilities is not None:
            # The network in use has read this image: it is shown with the very same numbers.
            self._reader.remember(
                len(self._networks),
                observation.network,
                image,
                observation.prediction.probabilities,
            )
        yield from self._answers(image, networks)
        if observation.request.pen_down:
            # The strips of an unfinished drawing would keep the thread busy without a pause, and
            # each stretch of it makes the pen wait for Python's lock.
            return
        distorted = [
            distortion.apply(image) for distortion in SCALES[self._direction].distortions()
        ]
        for column, network in enumerate(networks):
            if network is not None:
                yield from self._strips(column, network, image, distorted)

    def _answers(
        self, image: NDArray[np.uint8], networks: tuple[NumpyNetwork | None, ...]
    ) -> Iterator[Answers]:
        distorted = self._distortion.apply(image)
        present = {c: network for c, network in enumerate(networks) if network is not None}
        read = self._reader.read
        quick = [column for column in present if self._reader.is_quick(column)]
        before: list[int | None] = [None] * len(networks)
        now: list[Answer | None] = [None] * len(networks)

        def answer(column: int) -> None:
            before[column] = read(column, present[column], image).digit
            now[column] = read(column, present[column], distorted)

        for column in quick:
            answer(column)
        answers = Answers(image, distorted, self._distortion, tuple(before), tuple(now))
        yield answers
        for column in sorted(present.keys() - set(quick)):
            answer(column)
            answers = replace(answers, before=tuple(before), now=tuple(now))
            yield answers

    def _strips(
        self,
        column: int,
        network: NumpyNetwork,
        image: NDArray[np.uint8],
        distorted: list[NDArray[np.uint8]],
    ) -> Iterator[Strip]:
        digits: tuple[int | None, ...] = ()
        for step in distorted:
            digits += (self._reader.read(column, network, step).digit,)
            strip = Strip(column, image, self._direction, digits)
            if strip.complete or not self._reader.is_quick(column):
                yield strip


class Reader:
    """Reads images with networks; remembers answers, and how long each column takes."""

    def __init__(self, columns: int) -> None:
        self._networks: list[NumpyNetwork | None] = [None] * columns
        self._answers: list[dict[bytes, Answer]] = [{} for _ in range(columns)]
        self._seconds = [0.0] * columns

    def is_quick(self, column: int) -> bool:
        """Whether a column's network reads several images a slice."""
        return self._seconds[column] <= _QUICK_SECONDS

    def read(self, column: int, network: NumpyNetwork, image: NDArray[np.uint8]) -> Answer:
        """What a network reads in an image: uint8, shape (28, 28)."""
        answers = self._answers_of(column, network)
        content = image.tobytes()
        if content not in answers:
            start = time.perf_counter()
            logits = network.logits(image[None])[0]
            answers[content] = _answer(network.probabilities(logits))
            elapsed = time.perf_counter() - start
            # At most twice the time before: on a busy machine a quick network waits now and then.
            self._seconds[column] = min(elapsed, 2 * (self._seconds[column] or elapsed))
        return answers[content]

    def remember(
        self,
        column: int,
        network: NumpyNetwork,
        image: NDArray[np.uint8],
        probabilities: NDArray[np.float32],
    ) -> None:
        """Keep what a network has read elsewhere: float32, shape (10,)."""
        self._answers_of(column, network)[image.tobytes()] = _answer(probabilities)

    def _answers_of(self, column: int, network: NumpyNetwork) -> dict[bytes, Answer]:
        answers = self._answers[column]
        # The network in use changes with every swap of weights: keep none but the present one.
        if self._networks[column] is not network or len(answers) >= _REMEMBERED_ANSWERS:
            self._networks[column] = network
            answers.clear()
        return answers


def _answer(probabilities: NDArray[np.float32]) -> Answer:
    digit = int(probabilities.argmax()) if np.isfinite(probabilities).all() else None
    return Answer(probabilities, digit)
