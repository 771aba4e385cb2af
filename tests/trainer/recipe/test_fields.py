from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.recipe.fields import Choice, Names, Real, Switch, Text, Whole, Wholes


@given(st.integers())
def test_whole_allows_integers_within_its_bounds(value: int) -> None:
    assert Whole(3, 70).allows(value) == (3 <= value <= 70)


@pytest.mark.parametrize("value", [True, 5.0, "5", None])
def test_whole_rejects_other_types(value: object) -> None:
    assert not Whole(0, 10).allows(value)


@given(st.integers(0, 10**9))
def test_whole_parses_with_and_without_separators(value: int) -> None:
    domain = Whole(0, 10**9)
    assert domain.parse(str(value)) == value
    assert domain.parse(f"{value:,}") == value
    assert domain.parse(f"{value:_}") == value


@given(st.floats())
def test_real_allows_finite_numbers_within_its_bounds(value: float) -> None:
    assert Real(-1.5, 2.5).allows(value) == (math.isfinite(value) and -1.5 <= value <= 2.5)


@pytest.mark.parametrize("value", [True, "1", None, 10**400])
def test_real_rejects_other_types_and_huge_integers(value: object) -> None:
    assert not Real(0.0, 10.0).allows(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_real_parses_exactly(value: float) -> None:
    assert Real(-math.inf, math.inf).parse(repr(value)) == value


def test_choice_allows_only_its_options() -> None:
    domain = Choice(("adam", "sgd"))
    assert domain.allows("adam")
    assert not domain.allows("Adam")
    assert not domain.allows(["adam"])


@pytest.mark.parametrize("text", ["true", "True", "yes", "on", "1"])
def test_switch_parses_true(text: str) -> None:
    assert Switch().parse(text) is True


@pytest.mark.parametrize("text", ["false", "FALSE", "no", "off", "0"])
def test_switch_parses_false(text: str) -> None:
    assert Switch().parse(text) is False


def test_switch_rejects_other_words() -> None:
    with pytest.raises(ValueError, match="maybe"):
        Switch().parse("maybe")


def test_switch_rejects_numbers() -> None:
    assert not Switch().allows(1)


@given(st.lists(st.integers(1, 4096), max_size=8).map(tuple))
def test_wholes_parses_commas_and_spaces(values: tuple[int, ...]) -> None:
    domain = Wholes(1, 4096, 8)
    assert domain.parse(",".join(map(str, values))) == values
    assert domain.parse(" ".join(map(str, values))) == values
    assert domain.allows(values)


@pytest.mark.parametrize("value", [(0,), (11,), (1, 2, 3, 4), [1], (1.0,), (True,)])
def test_wholes_rejects_other_bounds_lengths_and_types(value: object) -> None:
    assert not Wholes(1, 10, 3).allows(value)


def test_text_has_a_maximum_length_and_can_be_encoded() -> None:
    assert Text(3).allows("abc")
    assert not Text(3).allows("abcd")
    assert not Text(3).allows(3)
    assert not Text(3).allows("a\udce9")


NAMES = Names(fewest=0, most=3, longest=10, quotable=True)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        ("Anna, Ben", ("Anna", "Ben")),
        ('"Kim, Ben", Anna,', ("Kim, Ben", "Anna")),
        ('"a ""b"""', ('a "b"',)),
    ],
)
def test_names_with_commas_are_quoted(text: str, names: tuple[str, ...]) -> None:
    assert NAMES.parse(text) == names
    assert NAMES.parse(NAMES.join(names)) == names


def test_names_that_begin_with_a_quote_are_quoted() -> None:
    assert NAMES.join(('"x', "y")) == '"""x", y'


def test_a_quote_that_does_not_end_is_no_list_of_names() -> None:
    with pytest.raises(ValueError, match="Anna"):
        NAMES.parse('"Anna')


def test_names_without_quotes_are_parted_at_commas() -> None:
    plain = Names(fewest=2, most=3, longest=10)
    assert plain.parse("A, B,,C") == ("A", "B", "C")
    assert plain.describe() == (
        "2 to 3 different names of at most 10 printable characters, as in A,B,C"
    )
    assert '"Kim, Ben"' in NAMES.describe()
