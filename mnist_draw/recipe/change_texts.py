"""Translated texts of settings that change while a network trains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mnist_draw.recipe import field_texts
from mnist_draw.shared import numbers

if TYPE_CHECKING:
    from trainer.events import SettingChanged
    from trainer.recipe.live_changes import LiveField

translate = QCoreApplication.translate


def setting_name(field: LiveField) -> str:
    """Name of a setting."""
    if field == "augmentation":
        return translate("SettingChanges", "Distortions")
    return field_texts.field_name(field)


def setting_meaning(field: LiveField) -> str:
    """One sentence that explains the setting."""
    if field == "augmentation":
        return translate(
            "SettingChanges",
            "How strongly training images are shifted, turned and slanted: 1 as the recipe says, "
            "0 not at all.",
        )
    return field_texts.meaning(field)


def change_text(change: SettingChanged) -> str:
    """What changed: "Learning rate 0.015 → 0.002"."""
    name, value = setting_name(change.field), numbers.plain(change.value)
    if change.before is None:
        return f"{name} → {value}"
    return f"{name} {numbers.plain(change.before)} → {value}"


def change_line(change: SettingChanged) -> str:
    """What changed after which step: "Step 300: Learning rate 0.015 → 0.002"."""
    return translate("SettingChanges", "Step {step}: {change}").format(
        step=numbers.whole(change.step), change=change_text(change)
    )
