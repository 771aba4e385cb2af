from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.files import values
from trainer.files.values import FormatError, parse_json

if TYPE_CHECKING:
    from collections.abc import Callable

texts = st.text(st.characters(exclude_categories=["Cs"]))
numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
any_json = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=20,
)


@given(any_json)
def test_what_json_can_say_is_read(value: object) -> None:
    assert parse_json(json.dumps(value).encode()) == value
    assert parse_json("\ufeff".encode() + json.dumps(value, ensure_ascii=False).encode()) == value


@given(st.binary() | st.text().map(lambda text: text.encode(errors="surrogatepass")))
def test_any_bytes_are_json_or_a_format_error(content: bytes) -> None:
    try:
        value = parse_json(content)
    except FormatError:
        return
    json.dumps(value, allow_nan=False, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("NaN", "not a number"),
        ("[-Infinity]", "not a number"),
        ("9" * 400, "400 digits"),
        ("9" * 5000, "5,000 digits"),
        ("1e999", "larger than any number"),
        ("-1e999", "larger than any number"),
        ("[" * 100_000, "too deeply"),
        (b"\xff", "UTF-8"),
        (r'"\ud800"', "surrogate"),
        ('"\ud800"', "surrogate"),
        (r'{"\udc00": 1}', "surrogate"),
        ("{", "column 2"),
    ],
)
def test_what_python_would_stumble_over_later_is_refused(content: str | bytes, reason: str) -> None:
    with pytest.raises(FormatError, match=reason):
        parse_json(content)


REFUSED: list[tuple[Callable[[Any], object], list[object]]] = [
    (
        lambda value: values.number("x", value, -1.5, 2),
        [-2, 2.1, True, None, "1", [], math.nan, math.inf, 10**400],
    ),
    (lambda value: values.whole("x", value, 0, 9), [-1, 10, 1.0, False, None, "1", 10**400]),
    (lambda value: values.text("x", value, 3), ["long", None, 3]),
    (lambda value: values.items("x", value, 2), [[1, 2, 3], None, "ab", {}]),
    (lambda value: values.table("x", value), [[], None, "ab"]),
    (
        lambda value: values.typed_number("x", value, 0, 9),
        ["", "a", "-1", "10", "nan", "inf", "9" * 5000],
    ),
    (
        lambda value: values.typed_whole("x", value, 0, 9),
        ["", "a", "-1", "10", "1.0", "9" * 5000],
    ),
]


@pytest.mark.parametrize(
    ("check", "value"), [(check, value) for check, wrong in REFUSED for value in wrong]
)
def test_a_value_of_another_type_or_out_of_bounds_is_refused(
    check: Callable[[Any], object], value: object
) -> None:
    with pytest.raises(FormatError, match=r"^x is "):
        check(value)


def test_sound_values_are_handed_on() -> None:
    assert values.number("x", 3, 0, 9) == 3.0
    assert isinstance(values.number("x", 3, 0, 9), float)
    assert values.whole("x", 9, 0, 9) == 9
    assert values.text("x", "abc", 3) == "abc"
    assert values.items("x", [1, "a"], 2) == [1, "a"]
    assert values.table("x", {"a": 1}) == {"a": 1}
    assert values.typed_number("x", "2.5", 0, 9) == 2.5
    assert values.typed_whole("x", "7", 0, 9) == 7
