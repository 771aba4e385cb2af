from __future__ import annotations

import pytest

from trainer.device.load_problems import library_errors
from trainer.errors import LibraryError, LibraryProblem, ProcessEndedError


def windows_error(code: int) -> OSError:
    error = OSError(22, 'Error loading "c10.dll" or one of its dependencies.')
    error.winerror = code  # type: ignore[attr-defined, unused-ignore]
    return error


@pytest.mark.parametrize(
    ("error", "problem", "words"),
    [
        (windows_error(1114), "runtime", "Visual C++ Redistributable"),
        (windows_error(126), "runtime", "aka.ms"),
        (ImportError("DLL load failed while importing _C: 指定された…"), "runtime", "Visual C++"),
        (windows_error(1455), "memory", "paging file"),
        (ModuleNotFoundError("No module named 'torch'", name="torch"), "missing", "set-up command"),
        (ImportError("libc10.so: undefined symbol"), "other", "undefined symbol"),
    ],
)
def test_a_library_that_cannot_be_loaded_is_explained(
    error: ImportError | OSError, problem: LibraryProblem, words: str
) -> None:
    with pytest.raises(LibraryError, match="PyTorch") as caught, library_errors("PyTorch"):
        raise error
    assert caught.value.problem == problem
    assert words in str(caught.value)


def test_another_module_that_is_missing_is_named() -> None:
    with pytest.raises(LibraryError, match="PIL is not installed"), library_errors("PyTorch"):
        raise ModuleNotFoundError("No module named 'PIL'", name="PIL")


@pytest.mark.parametrize("code", [-4, 0xC000001D])
def test_an_illegal_instruction_is_explained_by_the_processor(code: int) -> None:
    assert "processor lacks an instruction" in str(ProcessEndedError(code))
    assert "memory" in str(ProcessEndedError(-9))
