"""Texts of the cards that train, in the present language: questions, knobs and answers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from mnist_draw.experiments.card_texts import CardTexts
from mnist_draw.recipe.experiment_titles import experiment_title
from mnist_draw.shared.numbers import plain, whole, whole_percent
from trainer.experiments.trainings import (
    BY_HEART,
    FEW_IMAGES,
    NEVER_SAW,
    NOT_SHUFFLED,
    RATES,
    WRONG_LABELS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.experiments.experiment import Experiment, Verdict

translate = QCoreApplication.translate

Answer = tuple[str, str]
"""The sentence with the figures, and what explains it."""


def card_texts(experiment: Experiment, index: int) -> CardTexts:
    """The texts of a card for a value of its knob."""
    value = experiment.values[index]
    return _TEXTS[experiment.key](experiment_title(experiment, value), value)


def answer(experiment: Experiment, value: float, verdict: Verdict) -> Answer:
    """What came of an experiment; empty texts without figures."""
    if not verdict.figures:
        return "", ""
    return _ANSWERS[experiment.key](value, verdict)


def _percent(share: float) -> str:
    """A share, as precise as a class needs it: ``97 %``, ``0.3 %``, ``0 %``."""
    if math.isnan(share):
        return "–"
    if 0 < share < 0.01:
        return f"{plain(round(100 * share, 1))}\u00a0%"
    return whole_percent(share)


def _never_saw(title: str, value: float) -> CardTexts:
    digit = whole(value)
    return CardTexts(
        title=title,
        about=translate(
            "Experiments",
            "Two networks learn from the same images, but one of them never gets a {digit}. Draw a "
            "{digit} and watch what both read.",
        ).format(digit=digit),
        question=translate(
            "Experiments", "What will the network that never saw a {digit} answer for a {digit}?"
        ).format(digit=digit),
        expectations=(
            translate("Experiments", "{digit}, now and then").format(digit=digit),
            translate("Experiments", "Nearly always the same other digit"),
            translate("Experiments", "Several other digits"),
        ),
        knob=translate("Experiments", "&Digit that it never sees"),
        knob_tip=translate("Experiments", "All images of this digit are left out of the training"),
        values=tuple(whole(each) for each in NEVER_SAW.values),
        button=translate("Experiments", "Train both"),
    )


def _answer_never_saw(value: float, verdict: Verdict) -> Answer:
    figures = verdict.figures
    if verdict.expectation == "sometimes":
        pattern = translate("Experiments", "It answers {digit} for {right} of the {digit}s.")
    elif not figures["answers"]:
        pattern = translate(
            "Experiments",
            "It never answers {digit}. It reads {first_share} of the {digit}s as {first} and "
            "{second_share} as {second}.",
        )
    else:
        pattern = translate(
            "Experiments",
            "{answers} of its answers are {digit}. It reads {first_share} of the {digit}s as "
            "{first} and {second_share} as {second}.",
        )
    sentence = pattern.format(
        digit=whole(value),
        answers=_percent(figures["answers"]),
        right=_percent(figures["right"]),
        first=whole(figures["first"]),
        first_share=_percent(figures["first_share"]),
        second=whole(figures["second"]),
        second_share=_percent(figures["second_share"]),
    )
    detail = translate(
        "Experiments",
        "The other network reads {right} of the {digit}s correctly. A network answers with what it "
        "has learnt, even where nothing fits.",
    )
    right = _percent(figures["right_before"])
    return sentence, detail.format(right=right, digit=whole(value))


def _few_images(title: str, value: float) -> CardTexts:
    few, more, most = (whole(value * factor) for factor in (1, 10, 100))
    return CardTexts(
        title=title,
        about=translate(
            "Experiments",
            "Three networks learn from {few}, {more} and {most} images of each digit.",
        ).format(few=few, more=more, most=most),
        question=translate("Experiments", "What do ten times as many images bring?"),
        expectations=(
            translate("Experiments", "Nothing: {few} are enough").format(few=few),
            translate("Experiments", "They help, but less each time"),
            translate("Experiments", "They help as much each time"),
        ),
        knob=translate("Experiments", "&Images of each digit"),
        knob_tip=translate(
            "Experiments", "Images of each digit that the first network learns from"
        ),
        values=tuple(whole(each) for each in FEW_IMAGES.values),
        button=translate("Experiments", "Train all three"),
    )


def _answer_few_images(value: float, verdict: Verdict) -> Answer:
    few, more, most = (whole(value * factor) for factor in (1, 10, 100))
    sentence = translate(
        "Experiments",
        "Of the test digits it reads {a} correctly with {few} images of each digit, {b} with "
        "{more}, {c} with {most}.",
    ).format(
        few=few,
        more=more,
        most=most,
        a=_percent(verdict.figures["few"]),
        b=_percent(verdict.figures["more"]),
        c=_percent(verdict.figures["most"]),
    )
    if verdict.expectation != "less":
        return sentence, ""
    return sentence, translate(
        "Experiments",
        "The first images teach most: later ones mostly resemble those that it knows.",
    )


def _wrong_labels(title: str, value: float) -> CardTexts:
    wrong, right = _percent(value), _percent(1 - value)
    return CardTexts(
        title=title,
        about=translate(
            "Experiments",
            "Two networks learn from the same images. For one of them, {wrong} of the images are "
            "labelled as another digit.",
        ).format(wrong=wrong),
        question=translate(
            "Experiments",
            "How many of the test digits will a network read if {wrong} of its labels are wrong?",
        ).format(wrong=wrong),
        expectations=(
            translate("Experiments", "About {right}, as many as its right labels").format(
                right=right
            ),
            translate("Experiments", "Clearly more than {right}").format(right=right),
            translate("Experiments", "Clearly fewer than {right}").format(right=right),
        ),
        knob=translate("Experiments", "&Share of wrong labels"),
        knob_tip=translate("Experiments", "So many of the images it learns from are mislabelled"),
        values=tuple(_percent(each) for each in WRONG_LABELS.values),
        button=translate("Experiments", "Train both"),
    )


def _answer_wrong_labels(value: float, verdict: Verdict) -> Answer:
    figures = verdict.figures
    sentence = translate(
        "Experiments",
        "It reads {wrong} of the test digits correctly, with {labels} right labels. With all "
        "labels right it is {right}.",
    ).format(
        wrong=_percent(figures["wrong"]),
        right=_percent(figures["right"]),
        labels=_percent(1 - value),
    )
    if verdict.expectation != "more":
        return sentence, ""
    return sentence, translate(
        "Experiments",
        "The wrong labels point to nine different digits, the right ones to the same: most votes "
        "win.",
    )


def _rates(title: str, value: float) -> CardTexts:
    del value
    return CardTexts(
        title=title,
        about=translate(
            "Experiments",
            "Five equal networks learn from the same images. Only the learning rate differs, the "
            "size of their steps: each is ten times the one before.",
        ),
        question=translate("Experiments", "Which learning rate will read best?"),
        expectations=(
            translate("Experiments", "The smallest: it is careful"),
            translate("Experiments", "One in between"),
            translate("Experiments", "The largest: it is fast"),
        ),
        knob=translate("Experiments", "&Middle learning rate"),
        knob_tip=translate("Experiments", "Learning rate of the third of the five networks"),
        values=tuple(plain(each) for each in RATES.values),
        button=translate("Experiments", "Train all five"),
    )


def _answer_rates(value: float, verdict: Verdict) -> Answer:
    del value
    figures = verdict.figures
    failed = round(figures["failed"])
    if "rate" not in figures:
        return translate("Experiments", "None of the five has learnt to read digits."), ""
    sentence = translate(
        "Experiments",
        "The learning rate {rate} reads best: {accuracy} of the test digits.",
    ).format(rate=plain(figures["rate"]), accuracy=_percent(figures["accuracy"]))
    if failed == 1:
        sentence += " " + translate("Experiments", "One of the five only guesses.")
    elif failed:
        sentence += " " + translate("Experiments", "{count} of the five only guess.").format(
            count=whole(failed)
        )
    return sentence, translate(
        "Experiments",
        "Steps that are too small take too long; steps that are too large jump over the best "
        "weights again and again.",
    )


def _by_heart(title: str, value: float) -> CardTexts:
    images = whole(value)
    return CardTexts(
        title=title,
        about=translate(
            "Experiments",
            "One network sees the same {images} images again and again, the other one many more "
            "images a few times.",
        ).format(images=images),
        question=translate(
            "Experiments",
            "A network reads the {images} images it learns from without a mistake. And digits that "
            "it never saw?",
        ).format(images=images),
        expectations=(
            translate("Experiments", "As well as its own"),
            translate("Experiments", "Clearly worse"),
            translate("Experiments", "It only guesses"),
        ),
        knob=translate("Experiments", "&Images to learn by heart"),
        knob_tip=translate("Experiments", "Images that the first network sees again and again"),
        values=tuple(whole(each) for each in BY_HEART.values),
        button=translate("Experiments", "Train both"),
    )


def _answer_by_heart(value: float, verdict: Verdict) -> Answer:
    figures = verdict.figures
    sentence = translate(
        "Experiments",
        "It reads {train} of its own {images} images correctly, but {test} of the digits that it "
        "never saw.",
    ).format(images=whole(value), train=_percent(figures["train"]), test=_percent(figures["test"]))
    detail = translate(
        "Experiments",
        "With {many} images it is {train} and {test}. A gap between both is called overfitting: "
        "the network knows its images, not the digits.",
    ).format(
        many=whole(figures["many"]),
        train=_percent(figures["train_many"]),
        test=_percent(figures["test_many"]),
    )
    return sentence, detail


def _not_shuffled(title: str, value: float) -> CardTexts:
    del value
    return CardTexts(
        title=title,
        about=translate(
            "Experiments",
            "Two networks learn from the same images. One gets them shuffled, the other one "
            "sorted: all 0s, then all 1s, and so on up to the 9s.",
        ),
        question=translate("Experiments", "Does the order of the images matter?"),
        expectations=(
            translate("Experiments", "No: the images are the same"),
            translate("Experiments", "Sorted is a little worse"),
            translate("Experiments", "Sorted is far worse"),
        ),
        knob=translate("Experiments", "&Epochs"),
        knob_tip=translate("Experiments", "How many times both see all images"),
        values=tuple(whole(each) for each in NOT_SHUFFLED.values),
        button=translate("Experiments", "Train both"),
    )


def _answer_not_shuffled(value: float, verdict: Verdict) -> Answer:
    del value
    figures = verdict.figures
    sentence = translate(
        "Experiments",
        "Sorted, it reads {sorted} of the test digits correctly; shuffled, {shuffled}.",
    ).format(sorted=_percent(figures["sorted"]), shuffled=_percent(figures["shuffled"]))
    if verdict.expectation != "far" or math.isnan(figures["answers"]):
        return sentence, ""
    detail = translate(
        "Experiments",
        "{answers} of its answers are {digit}: each new digit overwrites what it had learnt "
        "before.",
    ).format(answers=_percent(figures["answers"]), digit=whole(figures["digit"]))
    return sentence, detail


_TEXTS: Final[dict[str, Callable[[str, float], CardTexts]]] = {
    NEVER_SAW.key: _never_saw,
    FEW_IMAGES.key: _few_images,
    WRONG_LABELS.key: _wrong_labels,
    RATES.key: _rates,
    BY_HEART.key: _by_heart,
    NOT_SHUFFLED.key: _not_shuffled,
}
_ANSWERS: Final[dict[str, Callable[[float, Verdict], Answer]]] = {
    NEVER_SAW.key: _answer_never_saw,
    FEW_IMAGES.key: _answer_few_images,
    WRONG_LABELS.key: _answer_wrong_labels,
    RATES.key: _answer_rates,
    BY_HEART.key: _answer_by_heart,
    NOT_SHUFFLED.key: _answer_not_shuffled,
}
