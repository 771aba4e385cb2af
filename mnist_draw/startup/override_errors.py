"""Errors in methods that Qt calls are reported; in PySide they would end the process."""

from __future__ import annotations

import contextlib
import functools
import sys
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

# Of Qt's methods with such names, those that return something.
_WITH_RESULT: Final = {"editorEvent", "helpEvent", "nativeEvent", "sceneEvent", "viewportEvent"}


def guard_overrides() -> None:
    """Report errors in handlers of events; let errors leave other overrides as whole exceptions.

    An error that leaves an override waits until the code that called Qt goes on. Meanwhile PySide
    (seen in 6.11) skips other overrides, takes a reference too many from each that it has not
    called before, and the process ends with a segmentation fault at one of the next calls. A
    handler has no result that would be missing: its error is reported at once.

    Before Python 3.12, an error that C code raises, such as an index out of range, is a class and
    a text until some handler takes it. PySide (seen in 6.8 to 6.11) takes the text for an exception
    where it leaves an override, and the process ends, too. A handler in each override makes it an
    exception first.

    Call it before classes are made whose methods are to be guarded; it imports Qt's core.
    """
    from PySide6.QtCore import QObject  # noqa: PLC0415 - Qt can be missing

    root: Any = QObject.__mro__[-2]  # Of Qt's classes without signals, too.

    def init_subclass(cls: type[Any], /, **keywords: object) -> None:
        super(root, cls).__init_subclass__(**keywords)
        _guard_class(cls)

    # Where the class cannot be changed, the application starts without guard.
    with contextlib.suppress(TypeError):
        root.__init_subclass__ = classmethod(init_subclass)


def _guard_class(cls: type) -> None:
    bases = [base for base in cls.__mro__[1:] if base is not object]
    for name, method in list(vars(cls).items()):
        if isinstance(method, FunctionType) and not name.startswith("__"):
            overridden = [vars(base)[name] for base in bases if name in vars(base)]
            if any(not isinstance(each, FunctionType) for each in overridden):
                handles = name.endswith("Event") and name not in _WITH_RESULT
                setattr(cls, name, _reporting(method) if handles else _raising(method))


def _reporting(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def reporting(*arguments: Any, **keywords: Any) -> Any:
        try:
            return method(*arguments, **keywords)
        except Exception as error:  # noqa: BLE001 - of any handler
            sys.excepthook(type(error), error, error.__traceback__)
            return None
        except BaseException:
            raise

    return reporting


def _raising(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def raising(*arguments: Any, **keywords: Any) -> Any:
        try:
            return method(*arguments, **keywords)
        # For a handler, Python makes an exception of the error.
        except BaseException:  # noqa: TRY203
            raise

    return raising
