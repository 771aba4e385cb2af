from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument

from mnist_draw.plain_text import path_text, plain_tip
from mnist_draw.recipe.chooser import about
from tests.mnist_draw.networks import TINY

EVIL = "<img src=file:evil.png> & <b>bold</b>"


@pytest.mark.parametrize("text", ["", "plain", "two\nlines", "5 < 6 & 7 > 6"])
def test_a_text_that_is_no_html_stays(text: str) -> None:
    assert plain_tip(text) == text


def test_html_is_shown_and_not_rendered() -> None:
    document = QTextDocument()
    document.setHtml(plain_tip(f"{EVIL}\ntwo"))
    assert document.toPlainText() == f"{EVIL}\ntwo"


def test_bytes_of_a_name_that_are_no_text_are_escaped() -> None:
    assert path_text(Path(os.fsdecode(b"caf\xe9\n"))) == "caf\\xe9\\n"


def test_the_texts_of_a_recipe_are_no_html() -> None:
    described = about(TINY.with_changes(title=EVIL, source=EVIL))
    assert described.count("<b>") == 1
    assert "<img" not in described
