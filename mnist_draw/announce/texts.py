"""Texts of announcements, in the present language."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication

from mnist_draw.predict import doubts
from mnist_draw.shared.numbers import decimal, percent, whole

if TYPE_CHECKING:
    from mnist_draw.predict.prediction import Prediction
    from trainer.events import Evaluated, Finished, Started
    from trainer.recipe.classes import Classes

translate: Final = QCoreApplication.translate


def started(run: Started) -> str:
    """The start of a training."""
    return translate("Announcements", "Training started: {epochs} epochs").format(
        epochs=whole(run.epochs)
    )


def validated(evaluated: Evaluated, without_improvement: int) -> str:
    """A validation, and how many there were since the best one."""
    text = translate("Announcements", "Epoch {epoch}: validation accuracy {accuracy} %").format(
        epoch=_epoch(evaluated.epoch), accuracy=decimal(100 * evaluated.accuracy, 2)
    )
    if not without_improvement:
        return text
    count = translate("Announcements", "Validations without improvement: {count}").format(
        count=whole(without_improvement)
    )
    return f"{text}. {count}"


def finished(run: Finished, test: Evaluated | None) -> str:
    """The end of a training, with its test accuracy and most frequent confusion."""
    if run.stopped:
        sentences = [translate("Announcements", "Training stopped")]
    else:
        sentences = [translate("Announcements", "Training finished")]
    if not math.isnan(run.test_accuracy):
        accuracy = translate("Announcements", "Test accuracy {accuracy} %")
        sentences.append(accuracy.format(accuracy=decimal(100 * run.test_accuracy, 2)))
    confusion = None if test is None else most_frequent_confusion(test.confusion)
    if confusion is not None:
        classes = run.snapshot.recipe.classes
        label, predicted, count = confusion
        text = translate(
            "Announcements", "Most frequent confusion: {label} read as {predicted}, {count} times"
        )
        sentences.append(
            text.format(label=classes[label], predicted=classes[predicted], count=whole(count))
        )
    return ". ".join(sentences)


def most_frequent_confusion(
    confusion: tuple[tuple[int, ...], ...],
) -> tuple[int, int, int] | None:
    """Label, prediction and count of the most frequent mistake; None without a mistake.

    Args:
        confusion: ``confusion[label][predicted]``: counts; empty where they are unknown.
    """
    if not confusion:
        return None
    wrong = np.array(confusion)
    np.fill_diagonal(wrong, 0)
    label, predicted = (int(each) for each in np.unravel_index(wrong.argmax(), wrong.shape))
    count = int(wrong[label, predicted])
    return (label, predicted, count) if count else None


def prediction(shown: Prediction) -> str:
    """What the network reads; empty where there is nothing to read.

    Args:
        shown: A prediction with the pen up.
    """
    probabilities = shown.probabilities
    if probabilities is None or not np.isfinite(probabilities).all():
        return ""
    number = shown.number
    if number is not None:
        text = f"{number.text}, {percent(number.probability)}"
        return _not_sure(text) if any(doubts.number_doubts(number)) else text
    classes = shown.snapshot.recipe.classes
    best = int(probabilities.argmax())
    answer = f"{classes[best]}, {percent(float(probabilities[best]))}"
    doubt = doubts.doubt(probabilities, shown.not_sure)
    if doubt is None:
        return answer
    guess = translate("AnswerView", "Best guess: {digit}, {percent}").format(
        digit=classes[best], percent=percent(float(probabilities[best]))
    )
    unlike = translate("AnswerView", "Unlike any digit it learned from")
    why = {
        "too little ink": translate("AnswerView", "Too little ink"),
        "several digits": translate("AnswerView", "More than one digit"),
        "not a digit": f"{unlike}. {guess}",
    }.get(doubt, answer)
    if doubt == "close race":
        why = _race(tuple(classes[each] for each in doubts.rivals(probabilities)))
    return _not_sure(why)


def _race(names: Classes) -> str:
    if len(names) > 2:
        pattern = translate("AnswerView", "{digit}, {other} or {third}?")
    else:
        pattern = translate("AnswerView", "{digit} or {other}?")
    return pattern.format(digit=names[0], other=names[1], third=names[-1])


def _not_sure(why: str) -> str:
    return translate("Announcements", "Not sure: {why}").format(why=why)


def _epoch(epoch: float) -> str:
    return decimal(epoch, 0 if epoch == round(epoch) else 1)
