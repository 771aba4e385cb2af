"""The labelled drawings of a store as a data set to train on, and any other data set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from weakref import WeakValueDictionary

from trainer.data import sources
from trainer.data.sets.any_set import files_state

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.data.digits import DataSet
    from trainer.data.progress import ProgressCallback
    from trainer.data.sources import DataRequest, LoadedData

NAME: Final = "My drawings"
"""Name of the data set."""


def read_stored_set(
    path: Path,
    report: ProgressCallback = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> DataSet:
    """Read the labelled drawings of a store; see `trainer.data.sets.drawn.drawn_set`.

    Args:
        path: The store; none is made.
        report: Called with the number of framed drawings.
        cancelled: Checked before each block of drawings.

    Raises:
        DataSetError: There are fewer than two labels with two drawings, or too many labels.
        StorageError: The store cannot be opened.
        StoreError: Likewise.
        CancelledError: `cancelled` returned True.
    """
    # Here and below: importing the store would delay the window's first frame.
    from trainer.data.sets.drawn import drawn_set  # noqa: PLC0415
    from trainer.drawings.record import uid_of  # noqa: PLC0415
    from trainer.drawings.store import DrawingStore  # noqa: PLC0415

    drawings = []
    if path.exists():
        with DrawingStore(path) as store:
            drawings = [drawing.recorded for drawing in store.drawings()]
    return drawn_set(drawings, NAME, path, identify=uid_of, report=report, cancelled=cancelled)


# What the loaders of this process keep, by request and state of its files: each in memory once.
_kept: WeakValueDictionary[tuple[DataRequest, object], LoadedData] = WeakValueDictionary()


class DataSetLoader:
    """Loads data sets, those of a store too; the latest one stays in memory.

    A data set that another loader keeps is shared.
    """

    def __init__(self) -> None:
        self._latest: LoadedData | None = None
        self._key: tuple[DataRequest, object] | None = None

    def load(
        self, request: DataRequest, report: ProgressCallback, cancelled: Callable[[], bool]
    ) -> LoadedData:
        """Load a data set, unless it is in memory and its files are unchanged.

        Where the built-in strokes had to replace MNIST, it is looked for again.

        Raises:
            TrainerError: See `trainer.data.sources.load` and `read_stored_set`.
            CancelledError: `cancelled` returned True.
        """
        key = request, _state(request)
        if key != self._key or key in _kept:
            # Two data sets at once would need twice the memory.
            self._key, self._latest = key, _kept.get(key)
            if self._latest is not None:
                return self._latest
        if request.source == "drawings":
            assert request.folder is not None
            dataset = read_stored_set(request.folder, report, cancelled)
            loaded = sources.LoadedData(dataset, fallback=None)
        else:
            loaded = sources.load(request, report=report, cancelled=cancelled)
        self._latest = loaded
        if loaded.fallback is None:
            _kept[key] = loaded
        return loaded

    def forget(self) -> None:
        """Release the memory of the latest data set."""
        self._key = self._latest = None


def _state(request: DataRequest) -> object:
    """Changes with the drawings of a store, and with the files that the user has chosen."""
    path = request.folder
    if path is None:
        return None
    if request.source == "drawings":
        if not path.is_file():
            return None
        from trainer.drawings.store import DrawingStore  # noqa: PLC0415

        with DrawingStore(path) as store:
            return store.version
    return files_state(path)
