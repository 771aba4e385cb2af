from __future__ import annotations

import pytest
import torch

from trainer.device import devices


@pytest.fixture
def _two_gpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda index: f"GPU number {index}")


@pytest.fixture
def _no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)


@pytest.mark.usefixtures("_no_gpu")
def test_cpu_is_always_available() -> None:
    ((key, name),) = devices.available()
    assert key == "cpu"
    assert name.startswith("CPU")
    assert devices.choose("auto") == torch.device("cpu")


@pytest.mark.usefixtures("_two_gpus")
def test_gpus_are_listed_before_the_cpu() -> None:
    found = devices.available()
    assert found[:2] == (("cuda:0", "GPU number 0"), ("cuda:1", "GPU number 1"))
    assert found[-1][0] == "cpu"
    assert devices.choose("auto") == torch.device("cuda:0")


@pytest.mark.usefixtures("_two_gpus")
def test_one_of_several_gpus_can_be_chosen() -> None:
    assert devices.choose("cuda") == torch.device("cuda:0")
    assert devices.choose("cuda:1") == torch.device("cuda:1")
    assert devices.choose("cpu") == torch.device("cpu")


def test_apple_gpu_can_be_chosen_and_is_not_preferred(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: True)
    assert [key for key, _ in devices.available()] == ["cpu", "mps"]
    assert devices.choose("auto") == torch.device("cpu")
    assert devices.choose("mps") == torch.device("mps")


@pytest.mark.usefixtures("_no_gpu")
@pytest.mark.parametrize("name", ["cuda", "cuda:7", "mps", "tpu", ""])
def test_missing_device_is_an_error_that_lists_the_available_ones(name: str) -> None:
    with pytest.raises(ValueError, match="there is cpu"):
        devices.choose(name)
