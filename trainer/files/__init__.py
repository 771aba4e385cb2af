"""Read and write files: the only way in and out for content that is not trusted.

`reading` opens regular files within a bound, `values` checks what JSON and tables hold, `tensors`
reads safetensors, `writing` replaces files atomically.
"""

from trainer.files.writing import (
    HeldError,
    expand_user,
    move,
    remove_leftovers,
    storage_errors,
    sync_folder,
    wait_while_held,
    write_atomically,
)

__all__ = [
    "HeldError",
    "expand_user",
    "move",
    "remove_leftovers",
    "storage_errors",
    "sync_folder",
    "wait_while_held",
    "write_atomically",
]
