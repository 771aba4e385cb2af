from __future__ import annotations

import subprocess
import sys

import pytest

# Of a process of its own, which would end with a segmentation fault.
_ERRORS = """
import sys
import shiboken6
from mnist_draw.startup.override_errors import guard_overrides
guard_overrides()
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

def of_python():
    raise ValueError("of Python")

def of_c():
    return ()[0]

def of_qt():
    label = QLabel()
    shiboken6.delete(label)
    return label.text()

def without_words():
    return next(iter(()))

class Broken(QWidget):
    def changeEvent(self, event):
        if event.type() == QEvent.Type.LanguageChange:
            globals()[sys.argv[1]]()
        super().changeEvent(event)

class Below(Broken):
    pass

app = QApplication([])
parent = QWidget()
Below(parent)
try:
    QCoreApplication.sendEvent(parent, QEvent(QEvent.Type.LanguageChange))
except Exception as error:
    print(type(error).__name__, error)
"""

_START = """
import sys
from types import ModuleType
from mnist_draw import __main__

def run(options):
    from mnist_draw.main_window import MainWindow
    print(hasattr(MainWindow.closeEvent, "__wrapped__"))
    return 0

launch = ModuleType("mnist_draw.launch")
launch.run = run
sys.modules["mnist_draw.launch"] = launch
__main__.main([])
"""


def output(program: str, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("of_python", ("ValueError", "of Python")),
        ("of_c", ("IndexError", "tuple index out of range")),
        ("of_qt", ("RuntimeError", "already deleted")),
        ("without_words", ("StopIteration",)),
    ],
)
def test_an_error_in_an_override_is_an_exception_and_no_crash(
    error: str, words: tuple[str, ...]
) -> None:
    reported = output(_ERRORS, error)
    assert all(word in reported for word in words)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Python 3.12 needs no guard")
def test_the_application_is_guarded() -> None:
    assert output(_START) == "True\n"
