"""Convolutional layers of a recipe, written ``16k5s2 32k3p2``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LAYER = re.compile(r"(?P<channels>\d+)k(?P<kernel>\d+)(s(?P<stride>\d+))?(p(?P<pool>\d+))?")


@dataclass(frozen=True, slots=True)
class Convolution:
    """One convolutional layer, with padding of half its kernel.

    Attributes:
        channels: Output channels.
        kernel: Side of the square kernel, odd.
        stride: Step of the kernel.
        pool: Side of the max pooling after it; 1 for none.
    """

    channels: int
    kernel: int = 3
    stride: int = 1
    pool: int = 1

    def __str__(self) -> str:
        stride = f"s{self.stride}" if self.stride > 1 else ""
        pool = f"p{self.pool}" if self.pool > 1 else ""
        return f"{self.channels}k{self.kernel}{stride}{pool}"


@dataclass(frozen=True, slots=True)
class Convolutions:
    """Domain of at most `most` layers, written ``16k5s2 32k3p2``.

    A layer is its channels, kernel, stride and pooling; a missing stride or pooling is 1.
    """

    most: int = 12

    def describe(self) -> str:
        return (
            f"up to {self.most} layers such as 32k3s1p2 (32 channels, kernel 3, stride 1, "
            "pooling 2; kernels odd, up to 9) that leave at least one pixel of the 28x28 image"
        )

    def parse(self, text: str) -> tuple[Convolution, ...]:
        layers = []
        for part in text.replace(",", " ").split():
            match = _LAYER.fullmatch(part)
            if match is None:
                raise ValueError(part)
            layers.append(
                Convolution(
                    channels=int(match["channels"]),
                    kernel=int(match["kernel"]),
                    stride=int(match["stride"] or 1),
                    pool=int(match["pool"] or 1),
                )
            )
        return tuple(layers)

    def allows(self, value: object) -> bool:
        if not isinstance(value, tuple) or len(value) > self.most:
            return False
        side = 28
        for layer in value:
            if not (
                isinstance(layer, Convolution)
                and 1 <= layer.channels <= 1024
                and layer.kernel % 2 == 1
                and 1 <= layer.kernel <= 9
                and 1 <= layer.stride <= 4
                and 1 <= layer.pool <= 4
            ):
                return False
            side = -(-side // layer.stride) // layer.pool
            if side < 1:
                return False
        return True
