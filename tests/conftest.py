"""Shared by all tests: offscreen windows, real MNIST, private user folders, no thread left."""

from __future__ import annotations

import gc
import importlib.util
import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from mnist_draw.startup import override_errors
from trainer.data.mnist import FILES, find_mnist, read_mnist
from trainer.data.sources import FOLDER_VARIABLE, folder_from_environment
from trainer.files.user_folder import HOME_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from trainer.data.digits import DataSet

# Threads that libraries start once and keep, by class or name.
LONG_LIVED_THREADS = {
    "TMonitor": "tqdm watches all progress bars from one daemon thread",
    "execnet": "pytest-xdist talks to its workers",
    "pytest_timeout": "pytest-timeout waits where signals are missing",
}
THREAD_GRACE_SECONDS = 2.0

# Tests between two full collections.
FULL_COLLECTION_INTERVAL = 50

# A deadline per example would fail at random on a busy machine.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--headed", action="store_true", help="show the windows on the screen")


def pytest_configure(config: pytest.Config) -> None:
    # Qt's offscreen platform has no fonts on Windows.
    if not config.getoption("--headed") and sys.platform != "win32":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Python collects in the thread that happens to allocate. One that trains would destroy widgets
    # of an earlier test, in whatever folder: Qt allows that in the main thread only.
    gc.disable()
    # As the application does; the engine is tested without Qt too.
    if importlib.util.find_spec("PySide6") is not None:
        override_errors.guard_overrides()


def pytest_collection_finish() -> None:
    # What is imported for the tests never becomes garbage: full collections need not visit it.
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Leave nothing of a test to the next ones; widgets would slow each change of looks down.

    A fixture would come too early: the test still holds what its other fixtures made.
    """
    result = yield
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None and qt.QCoreApplication.instance() is not None:
        # Only an event loop would destroy what is to be destroyed later.
        qt.QCoreApplication.sendPostedEvents(None, qt.QEvent.Type.DeferredDelete)
    # An application that has ended switched it on.
    gc.disable()
    full = gc.get_count()[2] >= FULL_COLLECTION_INTERVAL
    gc.collect(2 if full else 1)
    return result


def pytest_sessionfinish() -> None:
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        # The offscreen platform lets go of what Python copied only when Python has ended.
        gui.QGuiApplication.clipboard().clear()


def pytest_runtest_setup(item: pytest.Item) -> None:
    for name, runs in (("linux", sys.platform == "linux"), ("posix", sys.platform != "win32")):
        mark = item.get_closest_marker(name)
        if mark is None:
            continue
        # Read on every system: a mark without it is found on Linux already.
        reason = mark.kwargs["reason"]
        if not runs:
            pytest.skip(reason)


@pytest.fixture(scope="session")
def mnist_folder() -> Path:
    """Folder of the real MNIST: MNIST_DRAW_DATA, else a `shared` folder beside the checkout."""
    named = folder_from_environment()
    beside = Path(__file__).resolve().parents[2] / "shared" / "data" / "mnist"
    folder = named or beside
    missing = [file.name for file in FILES if file not in find_mnist(folder)]
    if missing and named:
        pytest.fail(f"{FOLDER_VARIABLE} names {named}, which lacks {', '.join(missing)}")
    if missing:
        pytest.skip(f"no real MNIST here: set {FOLDER_VARIABLE} to a folder that holds it")
    return folder


@pytest.fixture(scope="session")
def mnist(mnist_folder: Path) -> DataSet:
    """The real MNIST, read once: nothing can change its arrays."""
    return read_mnist(mnist_folder, lambda _: None, lambda: False)


@pytest.fixture(scope="session", autouse=True)
def _own_user_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests' settings, caches and runs apart from the user's."""
    home = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        # Only Linux names each of these folders by a variable.
        patch.setenv(HOME_VARIABLE, str(home))
        yield


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread running: daemon or not, Python's or Qt's."""
    before = set(threading.enumerate())
    yield
    now = time.monotonic()
    started = [thread for thread in threading.enumerate() if thread not in before]
    deadline = now + THREAD_GRACE_SECONDS
    left = [t.name for t in started if not _is_long_lived(t) and not _ends(t, deadline)]
    if left:
        pytest.fail(f"threads still run: {', '.join(left)}")


def _is_long_lived(thread: threading.Thread) -> bool:
    text = f"{type(thread).__name__} {type(thread).__module__} {thread.name}"
    return any(word in text for word in LONG_LIVED_THREADS)


def _ends(thread: threading.Thread, deadline: float) -> bool:
    if not isinstance(thread, threading._DummyThread):
        thread.join(max(0.0, deadline - time.monotonic()))
        return not thread.is_alive()
    # Python 3.11 never removes the record of a foreign thread, such as a QThread, and cannot join
    # it; only Linux shows whether the thread still runs.
    if sys.platform != "linux":
        return True
    task = Path(f"/proc/self/task/{thread.native_id}")
    while task.exists():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True
