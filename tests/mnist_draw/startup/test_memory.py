from __future__ import annotations

import subprocess
import sys

import pytest

# Frees 32 MB, which makes glibc take the next 4 MB from its heap. Below it lies a block that is
# kept, so that the heap could not shrink.
_PROGRAM = """
import ctypes
from pathlib import Path
from mnist_draw.startup import memory

library = ctypes.CDLL(None)
library.malloc.restype = ctypes.c_void_p
library.free.argtypes = [ctypes.c_void_p]

def resident_mb():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6

memory.return_large_blocks()
library.free(library.malloc(32_000_000))
before, large, kept = resident_mb(), [], []
for _ in range(10):
    large.append(library.malloc(4_000_000))
    ctypes.memset(large[-1], 1, 4_000_000)
    kept.append(library.malloc(1000))
for block in large:
    library.free(block)
print(resident_mb() - before)
"""


@pytest.mark.linux(reason="sets an option of glibc")
def test_large_blocks_go_back_to_the_system() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], check=True, capture_output=True, text=True
    )
    still_held_mb = float(done.stdout)
    assert still_held_mb < 5
