"""Find buttons as an accessibility client does: by role and name, whatever their object names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_ROLES: Final = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.ButtonDropDown,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
}


def name_of(button: QAbstractButton) -> str:
    """What a button says to an accessibility client; empty if it does not appear as a button."""
    interface = QAccessible.queryAccessibleInterface(button)
    if interface is None or interface.role() not in _ROLES:
        return ""
    return interface.text(QAccessible.Text.Name)


def says(said: str, name: str) -> bool:
    """Whether a button's name is a given one; with "…" at its end, whether it begins so."""
    return said == name or (name.endswith("…") and said.startswith(name.removesuffix("…")))


def button(parent: QWidget, name: str) -> QAbstractButton:
    """The button that says a name; a visible one, if there are several.

    Args:
        parent: The window or widget that contains it.
        name: Its name; see `says`.

    Raises:
        LookupError: There is none; the error names those that there are.
    """
    known = [(name_of(each), each) for each in parent.findChildren(QAbstractButton)]
    found = [each for said, each in known if says(said, name)]
    if not found:
        raise LookupError(f"no button says “{name}”, but {sorted({said for said, _ in known})}")
    return max(found, key=lambda each: each.isVisible())
