"""Recipe draft: refusals, required changes, undo."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mnist_draw.recipe.draft import RecipeDraft, apply_valid_changes
from tests.mnist_draw.recipes import recipes, values
from tests.mnist_draw.recorder import Recorder
from trainer.recipe.classes import DIGITS
from trainer.recipe.presets import FAST_CNN, PLAIN_MLP, preset
from trainer.recipe.recipes import FIELDS, Recipe

PYTORCH_CNN = preset("pytorch-cnn")


def test_a_change_takes_effect_and_emits_changed() -> None:
    draft = RecipeDraft(PLAIN_MLP)
    changed = Recorder(draft.changed)
    draft.change("epochs", 7)
    assert draft.recipe == PLAIN_MLP.with_changes(epochs=7)
    assert draft.changed_fields == ("epochs",)
    assert len(changed) == 1


def test_an_invalid_value_is_refused() -> None:
    draft = RecipeDraft(PLAIN_MLP)
    draft.change("epochs", 0)
    assert draft.recipe == PLAIN_MLP
    assert set(draft.refusals) == {"epochs"}
    draft.change("epochs", 2)
    assert draft.refusals == {}


def test_a_refused_value_is_retried_after_another_change() -> None:
    draft = RecipeDraft(preset("dezero-mlp-relu-sgd"))
    draft.change("nesterov", True)
    assert "nesterov" in draft.refusals
    draft.change("momentum", 0.9)
    assert draft.refusals == {}
    assert (draft.recipe.nesterov, draft.recipe.momentum) == (True, 0.9)


def test_a_change_that_contradicts_another_field_is_refused() -> None:
    draft = RecipeDraft(PYTORCH_CNN)
    draft.read("convolutions", "16k3s2 16k3s2")
    assert draft.recipe == PYTORCH_CNN
    assert draft.refusals["convolutions"].field == "head"
    draft.change("head", "linear")
    assert draft.refusals == {}
    assert len(draft.recipe.convolutions) == 2


def test_unparsable_text_is_refused() -> None:
    draft = RecipeDraft(PLAIN_MLP)
    draft.read("hidden_units", "128, many")
    assert "hidden_units" in draft.refusals
    assert draft.recipe == PLAIN_MLP


@given(st.sampled_from(FIELDS["model"].metadata["domain"].options), recipes())
@settings(deadline=None, max_examples=50)
def test_any_recipe_can_change_its_model(model: str, recipe: Recipe) -> None:
    draft = RecipeDraft(recipe)
    draft.change("model", model)
    # The average head fits only some convolutions: it is refused, not changed.
    assert draft.recipe.model == model or "head" in {e.field for e in draft.refusals.values()}


@given(recipes(), st.lists(st.sampled_from(sorted(FIELDS)), max_size=4, unique=True), st.data())
@settings(deadline=None, max_examples=50)
def test_every_change_is_applied_or_refused(
    recipe: Recipe, names: list[str], data: st.DataObject
) -> None:
    changes = {name: data.draw(values(name)) for name in names}
    changed, refused = apply_valid_changes(recipe, changes)
    for name, value in changes.items():
        assert name in refused or getattr(changed, name) == value


def test_changes_are_undone_and_redone_in_order() -> None:
    draft = RecipeDraft(PLAIN_MLP)
    draft.change("epochs", 7)
    draft.change("batch_size", 64)
    draft.undo()
    assert draft.recipe == PLAIN_MLP.with_changes(epochs=7)
    draft.undo()
    assert draft.recipe == PLAIN_MLP
    assert not draft.can_undo
    draft.redo()
    draft.redo()
    assert draft.recipe == PLAIN_MLP.with_changes(epochs=7, batch_size=64)
    assert not draft.can_redo


def test_merged_changes_are_one_undo_step() -> None:
    draft = RecipeDraft(PLAIN_MLP)
    draft.read("hidden_units", "6")
    draft.read("hidden_units", "64", merge=True)
    draft.undo()
    assert draft.recipe == PLAIN_MLP


def test_the_first_change_is_never_merged_with_the_base() -> None:
    draft = RecipeDraft(PLAIN_MLP)
    draft.read("hidden_units", "64", merge=True)
    draft.undo()
    assert draft.recipe == PLAIN_MLP


def test_reset_all_can_be_undone() -> None:
    draft = RecipeDraft(FAST_CNN)
    draft.change("epochs", 7)
    draft.change("dropout", 2.0)
    draft.reset_all()
    assert draft.recipe == FAST_CNN
    assert draft.refusals == {}
    draft.undo()
    assert draft.recipe.epochs == 7


def test_starting_from_another_base_clears_the_history() -> None:
    draft = RecipeDraft(FAST_CNN)
    draft.change("epochs", 7)
    draft.start_from(PLAIN_MLP)
    assert draft.recipe == draft.base == PLAIN_MLP
    assert not draft.can_undo


def test_fields_without_effect_do_not_count_as_changed() -> None:
    draft = RecipeDraft(preset("dezero-mlp-relu-sgd"))
    draft.change("beta1", 0.5)
    assert draft.changed_fields == ()


def test_a_recipe_for_letters_becomes_one_for_digits() -> None:
    letters = PLAIN_MLP.with_changes(classes=tuple("ABCDEFGHIJKL"), left_out=("B",), epochs=7)
    expected = PLAIN_MLP.with_changes(epochs=7)
    draft = RecipeDraft(letters)
    assert draft.recipe == expected
    draft.start_from(PLAIN_MLP)
    draft.use(letters)
    assert draft.recipe == expected


def test_classes_that_a_recipe_leaves_out_wait_for_data_that_have_them() -> None:
    letters = PLAIN_MLP.with_changes(classes=tuple("ABCDEFGHIJKL"), left_out=("B",))
    draft = RecipeDraft(letters)
    assert problems(draft) == ["unknown classes"]
    assert not draft.can_undo
    draft.set_data(tuple("ABC"))
    assert not draft.refusals
    assert left_out(draft) == ("B",)
    draft.set_data(DIGITS)
    draft.start_from(PLAIN_MLP)
    draft.use(letters)
    assert problems(draft) == ["unknown classes"]
    assert left_out(draft) == ()
    draft.set_data(letters.classes)
    assert left_out(draft) == ("B",)


def test_more_digits_than_ten_can_spare_are_refused() -> None:
    mixed = PLAIN_MLP.with_changes(classes=(*DIGITS, "A", "B"), left_out=DIGITS)
    draft = RecipeDraft(PLAIN_MLP)
    draft.use(mixed)
    assert problems(draft) == ["few classes"]
    assert draft.recipe == PLAIN_MLP


def test_the_network_has_the_outputs_of_the_data(draft: RecipeDraft) -> None:
    before = draft.recipe
    changed = Recorder(draft.changed)
    draft.set_data(("A", "B"))
    assert draft.trained_recipe.classes == ("A", "B")
    assert draft.recipe == before
    assert len(changed) == 1


def test_names_to_leave_out_are_those_of_the_data() -> None:
    draft = RecipeDraft(PLAIN_MLP)
    draft.set_data(tuple("ABC"))
    draft.read("left_out", "7")
    assert draft.refusals["left_out"].limits == {"classes": "A, B, C"}
    assert draft.recipe.left_out == ()
    draft.read("left_out", "B")
    assert not draft.refusals
    assert draft.trained_recipe.left_out == ("B",)


def left_out(draft: RecipeDraft) -> tuple[str, ...]:
    return draft.trained_recipe.left_out


def test_names_to_leave_out_wait_for_data_that_have_them() -> None:
    draft = RecipeDraft(PLAIN_MLP)
    draft.read("left_out", "7")
    draft.set_data(tuple("ABC"))
    assert "left_out" in draft.refusals
    assert left_out(draft) == ()
    draft.set_data(DIGITS)
    assert not draft.refusals
    assert left_out(draft) == ("7",)
    draft.set_data(tuple("ABC"))
    draft.undo()
    draft.redo()
    assert left_out(draft) == ()


def problems(draft: RecipeDraft) -> list[str]:
    return [error.problem for error in draft.refusals.values()]


def test_writers_to_leave_out_are_those_of_the_data() -> None:
    draft = RecipeDraft(PLAIN_MLP)
    draft.set_data(DIGITS, ("Anna", "Ben"))
    draft.read("left_out_writers", "Cem")
    assert problems(draft) == ["unknown writers"]
    draft.read("left_out_writers", "Ben")
    assert not draft.refusals
    draft.set_data(DIGITS, ())
    assert problems(draft) == ["no writers"]
    assert draft.recipe == PLAIN_MLP
    # A file may name writers or not: the training finds out.
    draft.set_data(DIGITS, None)
    assert not draft.refusals
    assert draft.recipe.left_out_writers == ("Ben",)


def test_digits_and_writers_that_the_data_lack_are_both_refused() -> None:
    draft = RecipeDraft(PLAIN_MLP)
    draft.set_data(tuple("ABC"), ())
    draft.use(PLAIN_MLP.with_changes(left_out=("7",), left_out_writers=("Anna",), epochs=9))
    assert set(draft.refusals) == {"left_out", "left_out_writers"}
    assert draft.recipe == PLAIN_MLP.with_changes(epochs=9)
