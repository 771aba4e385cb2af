"""Whatever is in a file, its reader returns something sound or says what is wrong."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.mutations import mutate
from tests.fuzz.readers import READERS, check

if TYPE_CHECKING:
    from pathlib import Path

# Qt reports what is wrong with a damaged picture.
pytestmark = pytest.mark.qt_log_ignore(".", extend=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "case"


@cache
def samples_of(name: str) -> list[bytes]:
    """Valid files of a reader; some take long to make."""
    return READERS[name].samples()


@pytest.mark.parametrize("name", READERS)
def test_sound_files_are_read(name: str, folder: Path) -> None:
    reader = READERS[name]
    for sample in samples_of(name):
        assert check(reader, sample, folder) is None
        reader.read(folder / "inner" / reader.file)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=25)
@given(seed=st.integers(0, 2**32))
def test_damaged_files_are_read_or_refused_with_a_sentence(
    name: str, folder: Path, seed: int
) -> None:
    reader, random = READERS[name], Random(seed)
    samples = samples_of(name)
    error = check(reader, mutate(random.choice(samples), random, samples), folder)
    if error is not None:
        raise error


@pytest.mark.parametrize("name", READERS)
def test_a_file_of_any_other_kind_is_refused(name: str, folder: Path) -> None:
    others = [sample for other in READERS for sample in samples_of(other)[:1]]
    for sample in (*others, b"", b"\0" * 10_000, b"\xff\xfe" * 100):
        error = check(READERS[name], sample, folder)
        if error is not None:
            raise error
