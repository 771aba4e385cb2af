"""Fixtures: a fake MNIST and a server with faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.trainer.data.bad_server import BadServer
from tests.trainer.data.fake_mnist import FakeMnist, make_fake_mnist

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def fake() -> FakeMnist:
    """A small fake MNIST."""
    return make_fake_mnist()


@pytest.fixture
def server(fake: FakeMnist, monkeypatch: pytest.MonkeyPatch) -> Iterator[BadServer]:
    """A running server of the fake MNIST; proxies in the environment are ignored."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with BadServer(fake.delivered()) as running:
        yield running
