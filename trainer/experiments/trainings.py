"""The experiments that train: recipes for each value of the knob, and what the results say.

Small networks and few images: each ends within seconds on two cores. Apart from the one thing that
an experiment changes, its recipes are equal, the seed included.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from trainer.experiments.experiment import Experiment, Outcome, Variant, Verdict
from trainer.recipe.presets import FAST_CNN, PLAIN_MLP

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe

# A CNN reads drawings best. No digit is rewritten: a 1 with a flag is nearly a 7.
_CNN: Final = FAST_CNN.with_changes(train_images=20_000, validation_images=1_000, written_forms=0.0)
_MLP: Final = PLAIN_MLP.with_changes(epochs=2, validation_images=1_000, evaluations_per_epoch=8)
# Few images take many epochs, each with a validation at its end.
_FEW: Final = PLAIN_MLP.with_changes(validation_images=500, evaluations_per_epoch=1)

_STEPS_WITH_FEW, _BATCH_OF_FEW = 300, 50
_STEPS_BY_HEART, _BATCH_BY_HEART = 400, 25
_MANY_IMAGES: Final = 10_000
_FACTORS: Final = (0.01, 0.1, 1.0, 10.0, 100.0)

# Shares of the test images that a class sees as a small, a clear and a large difference.
_SMALL, _CLEAR, _LARGE = 0.02, 0.05, 0.20
# A network that guesses reads one in ten correctly.
_GUESSING: Final = 0.20
# Share of one answer that a class calls "nearly always".
_NEARLY_ALWAYS: Final = 0.75
# Of two gains, one that is less than this share of the other is smaller.
_LESS: Final = 0.8


def _variant(
    experiment: Experiment, value: float, key: str, label: str, text: str, recipe: Recipe
) -> Variant:
    """A training whose recipe is named by the experiment and what is particular about it."""
    title = f"{experiment.title_of(value)}: {label.format(value=text)}"
    named = recipe.with_changes(name=f"{experiment.key}-{key}", title=title, source="")
    return Variant(key, label, text, named)


def _with_and_without(value: float) -> tuple[Variant, ...]:
    digit = f"{value:.0f}"
    without = _CNN.with_changes(left_out=(digit,))
    return (
        _variant(NEVER_SAW, value, "with", "with {value}", digit, _CNN),
        _variant(NEVER_SAW, value, "without", "without {value}", digit, without),
    )


def _answers_for_unseen(value: float, outcomes: tuple[Outcome, ...]) -> Verdict:
    digit = round(value)
    seen, unseen = outcomes
    answers = unseen.read_as(digit)
    if not answers:
        return Verdict("")
    first, second = sorted(range(len(answers)), key=lambda index: -answers[index])[:2]
    if answers[digit] >= _CLEAR:
        expectation = "sometimes"
    else:
        expectation = "one" if answers[first] >= _NEARLY_ALWAYS else "several"
    right = seen.read_as(digit)
    return Verdict(
        expectation,
        {
            "answers": unseen.answers(digit),
            "right": answers[digit],
            "right_before": right[digit] if right else math.nan,
            "first": first,
            "first_share": answers[first],
            "second": second,
            "second_share": answers[second],
        },
    )


NEVER_SAW: Final = Experiment(
    key="never-saw",
    title="It never saw a {value}",
    values=tuple(range(10)),
    default=7,
    expectations=("sometimes", "one", "several"),
    variants=_with_and_without,
    conclude=_answers_for_unseen,
)


def _ten_times_as_many(value: float) -> tuple[Variant, ...]:
    return tuple(_few_images(value, round(value) * factor) for factor in (1, 10, 100))


def _few_images(value: float, count: int) -> Variant:
    steps = math.ceil(10 * count / _BATCH_OF_FEW)
    epochs = max(1, round(_STEPS_WITH_FEW / steps))
    recipe = _FEW.with_changes(
        images_per_class=count,
        epochs=epochs,
        batch_size=_BATCH_OF_FEW,
        evaluations_per_epoch=max(1, 8 // epochs),
    )
    return _variant(FEW_IMAGES, value, f"{count}", "{value} of each", f"{count:,}", recipe)


def _gains(value: float, outcomes: tuple[Outcome, ...]) -> Verdict:
    del value
    few, more, most = (outcome.test_accuracy for outcome in outcomes)
    first, second = more - few, most - more
    if math.isnan(first + second):
        expectation = ""
    elif most - few < _SMALL:
        expectation = "enough"
    else:
        expectation = "less" if second < _LESS * first else "same"
    return Verdict(expectation, {"few": few, "more": more, "most": most})


FEW_IMAGES: Final = Experiment(
    key="few-images",
    title="{value} images of each digit",
    values=(1, 2, 5, 10, 20, 50),
    default=10,
    expectations=("enough", "less", "same"),
    variants=_ten_times_as_many,
    conclude=_gains,
)


def _right_and_wrong(value: float) -> tuple[Variant, ...]:
    share = WRONG_LABELS.text_of(value)
    wrong = _MLP.with_changes(wrong_labels=value)
    return (
        _variant(WRONG_LABELS, value, "right", "all labels right", "", _MLP),
        _variant(WRONG_LABELS, value, "wrong", "{value} wrong", share, wrong),
    )


def _against_labels(value: float, outcomes: tuple[Outcome, ...]) -> Verdict:
    right, wrong = (outcome.test_accuracy for outcome in outcomes)
    labels = 1 - value
    if math.isnan(wrong):
        expectation = ""
    elif wrong > labels + _CLEAR:
        expectation = "more"
    else:
        expectation = "fewer" if wrong < labels - _CLEAR else "share"
    return Verdict(expectation, {"right": right, "wrong": wrong, "labels": labels})


WRONG_LABELS: Final = Experiment(
    key="wrong-labels",
    title="{value} of the labels are wrong",
    values=(0.1, 0.2, 0.33, 0.5, 0.7, 0.8, 0.9),
    default=0.33,
    expectations=("share", "more", "fewer"),
    variants=_right_and_wrong,
    conclude=_against_labels,
    in_percent=True,
)


def _around(value: float) -> tuple[Variant, ...]:
    rates = (value * factor for factor in _FACTORS)
    return tuple(_of_rate(value, float(f"{rate:.3g}")) for rate in rates)


def _of_rate(value: float, rate: float) -> Variant:
    recipe = _MLP.with_changes(optimiser="sgd", momentum=0.9, learning_rate=rate, epochs=1)
    return _variant(RATES, value, f"{rate:g}", "learning rate {value}", f"{rate:g}", recipe)


def _best_rate(value: float, outcomes: tuple[Outcome, ...]) -> Verdict:
    del value
    rated = [
        (outcome.test_accuracy, index)
        for index, outcome in enumerate(outcomes)
        if outcome.diverged_at is None and not math.isnan(outcome.test_accuracy)
    ]
    failed = sum(
        outcome.diverged_at is not None or outcome.test_accuracy < _GUESSING for outcome in outcomes
    )
    if not rated or max(rated)[0] < _GUESSING:
        return Verdict("", {"failed": failed})
    accuracy, best = max(rated)
    ends = {0: "smallest", len(outcomes) - 1: "largest"}
    rate = outcomes[best].variant.recipe.learning_rate
    return Verdict(
        ends.get(best, "between"), {"rate": rate, "accuracy": accuracy, "failed": failed}
    )


RATES: Final = Experiment(
    key="five-rates",
    title="Five learning rates at once",
    values=(0.0001, 0.001, 0.01, 0.1, 1.0),
    default=0.1,
    expectations=("smallest", "between", "largest"),
    variants=_around,
    conclude=_best_rate,
    together=True,
)


def _by_heart(value: float) -> tuple[Variant, ...]:
    images = round(value)
    epochs = max(1, round(_STEPS_BY_HEART * _BATCH_BY_HEART / images))
    few = _FEW.with_changes(train_images=images, batch_size=_BATCH_BY_HEART, epochs=epochs)
    many = _FEW.with_changes(train_images=_MANY_IMAGES, batch_size=100, epochs=4)
    label = "{value} images"
    return (
        _variant(BY_HEART, value, "few", label, f"{images:,}", few),
        _variant(BY_HEART, value, "many", label, f"{_MANY_IMAGES:,}", many),
    )


def _gap(value: float, outcomes: tuple[Outcome, ...]) -> Verdict:
    few, many = outcomes
    gap = few.train_accuracy - few.test_accuracy
    if math.isnan(gap):
        expectation = ""
    elif few.test_accuracy < _GUESSING:
        expectation = "guesses"
    else:
        expectation = "worse" if gap >= _CLEAR else "as-well"
    return Verdict(
        expectation,
        {
            "images": value,
            "train": few.train_accuracy,
            "test": few.test_accuracy,
            "many": _MANY_IMAGES,
            "train_many": many.train_accuracy,
            "test_many": many.test_accuracy,
        },
    )


BY_HEART: Final = Experiment(
    key="by-heart",
    title="It learns by heart",
    values=(20, 50, 100, 200, 500, 1000),
    default=100,
    expectations=("as-well", "worse", "guesses"),
    variants=_by_heart,
    conclude=_gap,
)


def _shuffled_and_sorted(value: float) -> tuple[Variant, ...]:
    base = _MLP.with_changes(epochs=round(value))
    by_digit = base.with_changes(order="sorted")
    return (
        _variant(NOT_SHUFFLED, value, "shuffled", "shuffled", "", base),
        _variant(NOT_SHUFFLED, value, "sorted", "sorted by digit", "", by_digit),
    )


def _loss_of_order(value: float, outcomes: tuple[Outcome, ...]) -> Verdict:
    del value
    by_chance, by_digit = outcomes
    lost = by_chance.test_accuracy - by_digit.test_accuracy
    if math.isnan(lost):
        expectation = ""
    elif lost >= _LARGE:
        expectation = "far"
    else:
        expectation = "little" if lost >= _SMALL else "none"
    # Usually the digit that came last, but not always.
    shares = [by_digit.answers(index) for index in range(len(by_digit.confusion))]
    most = max(shares, default=math.nan)
    return Verdict(
        expectation,
        {
            "shuffled": by_chance.test_accuracy,
            "sorted": by_digit.test_accuracy,
            "digit": shares.index(most) if shares else math.nan,
            "answers": most,
        },
    )


NOT_SHUFFLED: Final = Experiment(
    key="not-shuffled",
    title="Not shuffled",
    values=(1, 2, 3, 5),
    default=2,
    expectations=("none", "little", "far"),
    variants=_shuffled_and_sorted,
    conclude=_loss_of_order,
)

EXPERIMENTS: Final = (NEVER_SAW, FEW_IMAGES, WRONG_LABELS, RATES, BY_HEART, NOT_SHUFFLED)
"""All experiments that train, in the order of their cards."""
