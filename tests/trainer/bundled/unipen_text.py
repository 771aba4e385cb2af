"""UNIPEN text for tests."""

from __future__ import annotations


def unipen_text(writers: int) -> bytes:
    """UNIPEN text: a 1 and a 7 by each writer."""
    text = ".HIERARCHY DIGIT\n"
    for writer in range(writers):
        for label, points in (("1", "250 400\n 251 100"), ("7", "100 400\n 400 400\n 250 80")):
            text += f'.SEGMENT DIGIT 0 ? "{label}"\n.COMMENT {label} {writer} 1\n'
            text += f".PEN_DOWN\n {points}\n.PEN_UP\n"
    return text.encode()
