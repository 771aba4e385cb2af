"""Fixtures of the engine's tests."""

from __future__ import annotations

import sys

import pytest


@pytest.fixture(scope="session", autouse=True)
def _one_torch_thread() -> None:
    """Small networks gain nothing from more, and several test processes share the machine."""
    if "torch" in sys.modules:
        import torch

        torch.set_num_threads(1)


@pytest.fixture(autouse=True)
def _fixed_torch_seed() -> None:
    if "torch" in sys.modules:
        import torch

        torch.manual_seed(0)
