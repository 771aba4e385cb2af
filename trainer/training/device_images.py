"""Images and labels of one split in the memory of the training device.

Shape legend: B images in a batch, C channels, H rows, W columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from trainer.data.digits import Digits


@dataclass(frozen=True, slots=True, eq=False)
class DeviceImages:
    """N labelled images on one device.

    Attributes:
        images: uint8, shape (N, 28, 28), ink = 255.
        labels: int64, shape (N,).
    """

    images: torch.Tensor
    labels: torch.Tensor

    @classmethod
    def copy_of(cls, digits: Digits, device: torch.device) -> DeviceImages:
        """Copies the digits to a device."""
        # torch.tensor copies: the arrays are read-only, which torch cannot express.
        return cls(
            torch.tensor(digits.images, device=device),
            torch.tensor(digits.labels, dtype=torch.int64, device=device),
        )

    def __len__(self) -> int:
        return len(self.labels)

    def first(self, count: int | None) -> DeviceImages:
        """The first `count` images as views; all for None."""
        return DeviceImages(self.images[:count], self.labels[:count])

    def batch(self, indices: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Images at these indices, float (B, 1, 28, 28) in [0, 1], and their labels (B,)."""
        images = self.images.index_select(0, indices).unsqueeze(1)
        return images.float().div_(255), self.labels.index_select(0, indices)
