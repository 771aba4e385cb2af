from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from mnist_draw.shared import language
from mnist_draw.shared.platforms import keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

MAC = {"Ctrl": "⌘", "Alt": "⌥", "Shift": "⇧", "Meta": "⌃", "Backspace": "⌫"}


def as_on_a_mac(sequence: QKeySequence) -> str:
    """Qt's NativeText on macOS."""
    words = sequence.toString(QKeySequence.SequenceFormat.PortableText).split("+")
    return "".join(MAC.get(word, word) for word in words)


@pytest.fixture
def _on_a_mac(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(keys, "native", as_on_a_mac)


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "platform", "linux")
        language.install(qapp, "en")


def test_elsewhere_keys_are_what_keyboards_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert keys.function_key(7) == [QKeySequence("F7")]
    assert keys.delete_keys() == [QKeySequence("Delete")]


@pytest.mark.usefixtures("_on_a_mac")
def test_a_mac_has_other_keys_beside_media_keys_and_for_delete() -> None:
    assert list(map(as_on_a_mac, keys.function_key(7))) == ["⌘⌥7", "F7"]
    assert list(map(as_on_a_mac, keys.function_key(11))) == ["⌃⌘F", "F11"]
    assert list(map(as_on_a_mac, keys.delete_keys())) == ["⌫", "Del"]


@pytest.mark.usefixtures("_on_a_mac")
@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Bring the drawing back (Ctrl+Z)", "Bring the drawing back (⌘Z)"),
        ("Make the change again (Ctrl+Shift+Z)", "Make the change again (⌘⇧Z)"),
        ("実行の記録（Ctrl+R）を参照", "実行の記録（⌘R）を参照"),
        ("settings (Ctrl+,) and (Ctrl+Return).", "settings (⌘,) and (⌘Return)."),
        ("see training images of that digit (F4)", "see training images of that digit (⌘⌥4)"),
        ("with Ctrl or over the axis", "with ⌘ or over the axis"),
        ("Delete the selected drawings (Delete)", "Delete the selected drawings (⌫)"),
        ("MNIST, F-score, {keys}, Control", "MNIST, F-score, {keys}, Control"),
    ],
)
def test_shortcuts_in_texts_are_written_as_on_the_platform(text: str, written: str) -> None:
    assert keys.in_text(text, as_on_a_mac) == written


@pytest.mark.usefixtures("_on_a_mac")
@pytest.mark.parametrize("chosen", ["en", "ja", "ko"])
def test_all_texts_of_a_window_on_a_mac_have_its_keys(
    monkeypatch: pytest.MonkeyPatch, english_again: QApplication, chosen: language.Language
) -> None:
    monkeypatch.setattr(keys.in_text, "__defaults__", (as_on_a_mac,))
    language.install(english_again, chosen)
    text = QCoreApplication.translate("ClearedNote", "Bring the drawing back (Ctrl+Z)")
    assert "⌘Z" in text
    assert "Ctrl" not in text
    plain = QCoreApplication.translate("MainWindow", "&File")
    assert (plain == "&File") == (chosen == "en")
