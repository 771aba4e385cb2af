from __future__ import annotations

import subprocess
import sys

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
            self.fail()
        super().changeEvent(event)

    def sizeHint(self):
        self.fail()

class Below(Broken):
    pass

class Well(QWidget):
    def changeEvent(self, event):
        if event.type() == QEvent.Type.LanguageChange:
            print("told")
        super().changeEvent(event)

app = QApplication([])
sys.excepthook = lambda kind, error, trace: print(kind.__name__, error)
for fail in (of_python, of_c, of_qt, without_words):
    parent = QWidget()
    broken, well = Below(parent), Well(parent)
    broken.fail = fail
    if sys.argv[1] == "handler":
        QCoreApplication.sendEvent(parent, QEvent(QEvent.Type.LanguageChange))
        continue
    try:
        broken.adjustSize()
    except Exception as error:
        print("raised", type(error).__name__, error)
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


def test_errors_in_an_override_are_exceptions_and_no_crash() -> None:
    of_python, of_c, of_qt, without_words = output(_ERRORS, "result").splitlines()
    assert of_python.startswith("raised ValueError ")
    assert of_python.endswith(" of Python")
    assert of_c.startswith("raised IndexError ")
    assert of_c.endswith(" tuple index out of range")
    assert of_qt.startswith("raised RuntimeError ")
    assert of_qt.endswith(" already deleted.")
    assert without_words.startswith("raised StopIteration ")


def test_errors_in_a_handler_are_reported_and_other_widgets_hear_of_the_event() -> None:
    lines = output(_ERRORS, "handler").splitlines()
    assert lines[1::2] == ["told"] * 4
    of_python, of_c, of_qt, without_words = lines[::2]
    assert of_python == "ValueError of Python"
    assert of_c == "IndexError tuple index out of range"
    assert of_qt.startswith("RuntimeError ")
    assert of_qt.endswith(" already deleted.")
    assert without_words == "StopIteration "


def test_the_application_is_guarded() -> None:
    assert output(_START) == "True\n"
