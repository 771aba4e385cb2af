"""Texts of recipe fields: names, units, ranges, values."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from mnist_draw.recipe import field_texts, refusal_texts
from mnist_draw.shared import numbers
from trainer.bundled import bundle, capitals
from trainer.errors import RecipeError
from trainer.recipe.convolutions import Convolution
from trainer.recipe.fields import Choice
from trainer.recipe.presets import FAST_CNN, PLAIN_MLP
from trainer.recipe.recipes import FIELDS, Recipe
from trainer.recipe.writers import check_writers


@pytest.fixture
def _english() -> object:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace every translated text by ``<text>``."""
    monkeypatch.setattr(field_texts, "translate", lambda _, text: f"<{text}>")


def test_every_field_belongs_to_one_group() -> None:
    grouped = [name for names in field_texts.groups().values() for name in names]
    assert sorted(grouped) == sorted(FIELDS)


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("name", FIELDS)
def test_every_field_has_a_translated_name_and_meaning(name: str) -> None:
    assert field_texts.field_name(name).startswith("<")
    assert field_texts.meaning(name) == f"<{FIELDS[name].metadata['meaning']}>"


@pytest.mark.parametrize("name", FIELDS)
def test_every_option_has_a_distinct_readable_name(name: str) -> None:
    domain = FIELDS[name].metadata["domain"]
    if isinstance(domain, Choice):
        names = [field_texts.option_name(name, option) for option in domain.options]
        assert len(set(names)) == len(names)
        assert all(
            text != option or option == "tanh"
            for text, option in zip(names, domain.options, strict=True)
        )


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("train_images", 55_000, "55,000 images"),
        ("learning_rate", 0.001, "0.001"),
        ("epsilon", 1e-7, "0.0000001"),
        ("rotation", 10.0, "10 degrees"),
        ("epochs", 3, "3"),
        ("hidden_units", (1000, 10), "1000, 10"),
        ("hidden_units", (), "none"),
        ("convolutions", (Convolution(16, 5, 2), Convolution(8)), "16k5s2 8k3"),
        ("batch_norm", True, "on"),
        ("optimiser", "adamw", "AdamW"),
    ],
)
def test_values_are_formatted_with_their_unit(name: str, value: object, text: str) -> None:
    assert field_texts.value_text(name, value) == text


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"epochs": 0}, "Epochs takes a whole number from 1 to 1,000."),
        ({"dropout": 1.0}, "Dropout takes a number from 0 to 0.95."),
        ({"activation": "step"}, "Activation takes one of ReLU, Sigmoid, tanh, GELU."),
        ({"batch_norm": 3}, "Batch normalisation takes on or off."),
        (
            {"left_out_writers": ("Anna", "Anna")},
            (
                "Writers left out takes up to 1,000 names of writers, as in Anna, Ben; empty for "
                "none. A name with a comma stands in double quotes."
            ),
        ),
    ],
)
def test_a_refusal_names_field_and_allowed_values(changes: dict[str, object], text: str) -> None:
    with pytest.raises(RecipeError) as refused:
        PLAIN_MLP.with_changes(**changes)
    assert refusal_texts.refusal(refused.value) == text


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize(
    ("recipe", "changes"),
    [
        (PLAIN_MLP, {"optimiser": "sgd", "nesterov": True, "momentum": 0.0}),
        (PLAIN_MLP, {"hidden_units": ()}),
        (PLAIN_MLP, {"model": "cnn"}),
        (PLAIN_MLP, {"model": "gru", "hidden_units": (1, 2)}),
        (FAST_CNN, {"head": "average"}),
    ],
)
def test_every_contradiction_has_a_translated_text(
    recipe: Recipe, changes: dict[str, object]
) -> None:
    with pytest.raises(RecipeError) as refused:
        recipe.with_changes(**changes)
    text = refusal_texts.refusal(refused.value)
    assert refused.value.allowed not in text
    assert "{" not in text


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize(
    ("known", "text"),
    [
        ((), "These data do not say who wrote an image."),
        (("Ben", "Cem"), "There are no drawings by Anna, only by Ben, Cem."),
    ],
)
def test_a_refusal_names_the_writers_of_the_data(known: tuple[str, ...], text: str) -> None:
    with pytest.raises(RecipeError) as refused:
        check_writers(("Anna",), known)
    assert refusal_texts.refusal(refused.value) == text


def test_texts_of_the_engine_are_listed_for_translation() -> None:
    sources = set(field_texts.dynamic_sources())
    assert ("Recipe", FIELDS["epochs"].metadata["meaning"]) in sources
    assert ("Recipe", FAST_CNN.title) in sources


@pytest.mark.parametrize(
    ("locale", "typed", "value"),
    [
        ("en_US", "1,234.5", None),
        ("en_US", "0.5", 0.5),
        ("en_US", "1e-3", 0.001),
        ("de_DE", "0,5", 0.5),
        ("de_DE", "0.5", 0.5),
    ],
)
def test_real_numbers_are_parsed_by_locale(locale: str, typed: str, value: float | None) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        if value is None:
            with pytest.raises(ValueError, match="float"):
                numbers.read_real(typed)
        else:
            assert numbers.read_real(typed) == value
            assert numbers.read_real(numbers.plain(value)) == value
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize("locale", ["en_US", "ja_JP", "ko_KR", "de_DE", "fr_FR", "C"])
def test_integers_survive_formatting_and_parsing(locale: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        assert numbers.read_whole(numbers.whole(1_234_567)) == 1_234_567
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Bundled CNN", "Ready-made: digits"),
        ("Bundled CNN, taught", "Ready-made: digits, taught"),
        ("Capital letters", "Ready-made: capital letters A–Z"),
        ("Mine", "Mine"),
    ],
)
def test_networks_of_the_application_have_one_name(title: str, shown: str) -> None:
    assert field_texts.title(title) == shown


def test_the_data_of_the_networks_of_the_application_are_translated() -> None:
    sources = set(field_texts.dynamic_sources())
    assert {("RunChoices", bundle.NAME), ("RunChoices", capitals.DATA)} <= sources
