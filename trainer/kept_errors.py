"""Errors that are kept after they were handled."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

_Error = TypeVar("_Error", bound=BaseException)


def without_frames(error: _Error) -> _Error:
    """Let an error and its causes forget where they were raised; returns the error.

    A traceback holds the variables of all functions that the error has left, such as a data set of
    55 MB, for as long as the error is kept.
    """
    for one in _chain(error):
        one.__traceback__ = None
    return error


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    left = [error]
    while left:
        one = left.pop()
        if one is not None and id(one) not in seen:
            seen.add(id(one))
            left += [one.__cause__, one.__context__]
            yield one
