"""Scenes: what the Inside view shows of one prediction, as frozen data.

Builders compute a scene in the prediction thread; widgets only paint it. A scene is a column of
strips, from the drawing down to the ten digits.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from trainer.recipe.classes import Classes

Unit: TypeAlias = tuple[int, ...]
"""Index of a unit in its layer's output, one number for each axis."""

Content: TypeAlias = Literal["image", "weights", "evidence", "units", "maps", "kernels"]
"""What pictures show: pixels, weights, weights times inputs, one value a unit, feature maps, ..."""

UnitOf: TypeAlias = Literal["picture", "pixel"]
"""Which unit a pixel of a picture stands for: ``(picture,)`` or ``(picture, row, column)``."""


@dataclass(frozen=True, slots=True, eq=False)
class Pictures:
    """A strip of equally large pictures of one layer on one colour scale.

    Attributes:
        key: Identifier, stable while the network stays the same: ``"conv1"``, ``"conv1 kernels"``.
        content: What the pictures show.
        layer: Name in `NumpyNetwork.layers`; ``"image"`` for the digit image.
        shape: Shape of the whole: of the layer's output, or of its weights.
        pictures: float32, shape (N, H, W): those that are visible; N is 0 for a hidden strip and,
            unless they are weights, for a blank canvas.
        first: Index of the first of them.
        total: How many pictures the layer has.
        low: Smallest finite value of all pictures, the invisible ones included; NaN without one.
        high: Largest, likewise.
        undefined: How many values are infinite or NaN.
        labels: Text under each visible picture; empty for its index.
        marked: Indices of pictures to emphasise, such as the winning digit's.
        unit_of: Which units the pixels stand for; None where they have no sum to show.
        inputs_of: The unit whose weights or inputs these are; empty for none.
        minus: The unit whose weights are subtracted, such as the runner-up's; empty for none.
        ranked: Indices of the visible pictures where the strip shows the strongest, and `first` is
            a rank; empty where they are ``first``, ``first + 1``, ...
        glance: How many pictures are enough at a glance, so that they may be larger; 0 for all.
        classes: Names of the network's classes.
    """

    key: str
    content: Content
    layer: str
    shape: tuple[int, ...]
    pictures: NDArray[np.float32]
    first: int
    total: int
    low: float
    high: float
    undefined: int = 0
    labels: tuple[str, ...] = ()
    marked: tuple[int, ...] = ()
    unit_of: UnitOf | None = None
    inputs_of: Unit = ()
    minus: Unit = ()
    ranked: tuple[int, ...] = ()
    glance: int = 0
    classes: Classes = DIGITS

    def index(self, picture: int) -> int:
        """Index in the layer of a visible picture, by its position among the visible ones."""
        return self.ranked[picture] if self.ranked else self.first + picture

    def unit(self, picture: int, row: int, column: int) -> Unit | None:
        """Unit at a pixel of a visible picture, by its position among the visible ones."""
        match self.unit_of:
            case "picture":
                return (self.index(picture),)
            case "pixel":
                return (self.index(picture), row, column)
            case None:
                return None


@dataclass(frozen=True, slots=True)
class Contribution:
    """One summand of a unit's sum: an input times its weight, or those of a whole feature map.

    Attributes:
        unit: Index of the input in the layer that it comes from; ``(map,)`` for a feature map.
        input: Its value; NaN for a feature map.
        weight: Weight; NaN for a feature map.
        product: Input times weight; for a feature map the sum over its pixels.
    """

    unit: Unit
    input: float
    weight: float
    product: float


@dataclass(frozen=True, slots=True, eq=False)
class Contributions:
    """The strongest summands of one unit's sum, as signed bars.

    Attributes:
        key: Identifier of the strip.
        layer: Layer of the unit.
        unit: The unit, such as the winning digit; empty where there is none: for a blank canvas
            or undefined logits.
        source: Layer of the inputs.
        strongest: Largest absolute products first; empty for a hidden strip.
        others: Sum of all other products.
        others_count: How many there are.
        bias: Bias.
        total: The unit's value: all of the above.
        minus: The unit that is subtracted, such as the runner-up: weights, bias and total are
            differences; empty for none.
        classes: Names of the network's classes.
    """

    key: str
    layer: str
    unit: Unit
    source: str
    strongest: tuple[Contribution, ...]
    others: float
    others_count: int
    bias: float
    total: float
    minus: Unit = ()
    classes: Classes = DIGITS


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The logits, and what speaks for and against each class in total.

    Attributes:
        key: Identifier of the strip.
        layer: Name of the layer.
        gains: Sum of the positive summands of each class, its bias included: 0 or more; empty for
            a blank canvas and for a hidden strip, as are the others.
        losses: Sum of the negative summands, likewise: 0 or less.
        totals: Logits: both together.
        winner: Index of the class with the largest; None where there is none.
        classes: Names of the network's classes.
    """

    key: str
    layer: str
    gains: tuple[float, ...]
    losses: tuple[float, ...]
    totals: tuple[float, ...]
    winner: int | None
    classes: Classes = DIGITS


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """A recurrent network row by row: what it read, remembers and would predict.

    Attributes:
        key: Identifier of the strip.
        layer: Name of the recurrent layer.
        image: float32, shape (T, W): the rows as the cell receives them; T is 0 for a blank canvas
            and for a hidden strip.
        states: float32, shape (T, N): hidden state after each row, of the visible units.
        probabilities: float32, shape (T, K) for K classes: prediction if the drawing ended after
            each row.
        first: Index of the first visible unit.
        total: How many units the layer has.
        low: Smallest finite hidden state; NaN without one.
        high: Largest, likewise.
        undefined: How many values are infinite or NaN.
        decided: Row, counted from 0, from which on every prediction is the last row's digit; None
            where the last prediction is undefined.
        classes: Names of the network's classes.
    """

    key: str
    layer: str
    image: NDArray[np.float32]
    states: NDArray[np.float32]
    probabilities: NDArray[np.float32]
    first: int
    total: int
    low: float
    high: float
    undefined: int = 0
    decided: int | None = None
    classes: Classes = DIGITS


Strip: TypeAlias = Pictures | Contributions | Scores | Rows


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """All strips of one prediction.

    Attributes:
        model: Kind of network, as `Recipe.model` names it.
        strips: From the drawing to the digits.
        digit: The most probable digit; None for a blank canvas and for undefined probabilities.
        hidden: Keys of the strips that came without pictures because they are out of sight.
    """

    model: str
    strips: tuple[Strip, ...]
    digit: int | None
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Watch:
    """What the user looks at; decides what a scene contains.

    Attributes:
        hidden: Keys of strips that are scrolled or folded out of sight: their pictures are left
            out (N is 0), their heads stay.
        first: First visible picture or unit, by key; 0 where it is absent.
        fitting: How many pictures or units fit on the screen, by key; `DEFAULT_FITTING` where it
            is absent.
        chosen: The feature map whose kernels are shown, by key of the strip of maps; where it is
            absent, the map that varies most or the winning digit's.
    """

    hidden: frozenset[str] = frozenset()
    first: Mapping[str, int] = field(default_factory=dict)
    fitting: Mapping[str, int] = field(default_factory=dict)
    chosen: Mapping[str, int] = field(default_factory=dict)


DEFAULT_FITTING = 32
"""Pictures shown of a strip that has not been on the screen yet."""
