"""What is in a widget or object, at any depth."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_Kind = TypeVar("_Kind", bound="QObject")


def descendants(parent: QObject, kind: type[_Kind]) -> list[_Kind]:
    """All objects of a kind in an object, each after what it is in.

    Use it instead of ``findChildren``, which keeps Python's objects of what Qt made in the window,
    such as the lists of combo boxes, for as long as the parent exists: also when Qt has destroyed
    them.
    """
    found: list[_Kind] = []
    for child in parent.children():
        if isinstance(child, kind):
            found.append(child)
        found += descendants(child, kind)
    return found
