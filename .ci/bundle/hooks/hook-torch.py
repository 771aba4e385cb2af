"""PyInstaller hook for torch: its libraries and modules, without headers and tests."""

from __future__ import annotations

from pathlib import Path

from PyInstaller.utils.hooks import (
    collect_dynamic_libs,
    collect_submodules,
    get_package_paths,
)

_FOLDER = Path(get_package_paths("torch")[1])

# Some of its modules read their own source when they are imported.
module_collection_mode = "pyz+py"

# The optimisers import them by name.
hiddenimports = collect_submodules("torch._dynamo.polyfills")

binaries = [
    (source, destination)
    for source, destination in collect_dynamic_libs(
        "torch", search_patterns=["*.so*", "*.dll", "*.dylib"]
    )
    if destination.endswith("lib") and "test" not in Path(source).name
]
# The import of torch asks for it, except on Windows.
_manager = _FOLDER / "bin" / "torch_shm_manager"
if _manager.exists():
    binaries.append((str(_manager), "torch/bin"))
# torch finds its libraries beside its own path: links from another folder mislead it.
bindepend_symlink_suppression = ["**/torch/lib/*.so*"]
