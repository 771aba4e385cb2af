"""Errors in methods that Qt calls are reported, on Python 3.11 too, where they end the process."""

from __future__ import annotations

import functools
import sys
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def guard_overrides() -> None:
    """Let errors leave methods that override Qt's as whole exceptions.

    Before Python 3.12, an error that C code raises, such as an index out of range, is a class and
    a text until some handler takes it. PySide (seen in 6.8 to 6.11) takes the text for an exception
    where it leaves an override, and the process ends with a segmentation fault. A handler in each
    override makes it an exception first.

    Call it before classes are made whose methods are to be guarded; it imports Qt's core.
    """
    if sys.version_info < (3, 12):
        from PySide6.QtCore import QObject  # noqa: PLC0415 - Qt can be missing

        root: Any = QObject.__mro__[-2]  # Of Qt's classes without signals, too.

        def init_subclass(cls: type[Any], /, **keywords: object) -> None:
            super(root, cls).__init_subclass__(**keywords)
            _guard_class(cls)

        root.__init_subclass__ = classmethod(init_subclass)


def _guard_class(cls: type) -> None:
    bases = [base for base in cls.__mro__[1:] if base is not object]
    for name, method in list(vars(cls).items()):
        if isinstance(method, FunctionType) and not name.startswith("__"):
            overridden = [vars(base)[name] for base in bases if name in vars(base)]
            if any(not isinstance(each, FunctionType) for each in overridden):
                setattr(cls, name, _guarded(method))


def _guarded(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def guarded(*arguments: Any, **keywords: Any) -> Any:
        try:
            return method(*arguments, **keywords)
        # For a handler, Python makes an exception of the error.
        except BaseException:  # noqa: TRY203
            raise

    return guarded
