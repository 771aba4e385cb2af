"""Glossary: the words about networks and their parts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mnist_draw.help.word import Word

translate = QCoreApplication.translate


def network_words() -> tuple[Word, ...]:
    """Words about networks and what they are made of, in no order."""
    return (
        Word(
            "activation",
            translate("Words", "Activation"),
            translate(
                "Words",
                "The function at the end of a unit. ReLU, for example, turns every sum below zero "
                "into zero. Without it, many layers could do no more than one.",
            ),
            labels=("activationLabel",),
            controls=("activationEditor",),
            home="settings",
        ),
        Word(
            "batch normalisation",
            translate("Words", "Batch normalisation"),
            translate(
                "Words",
                "Bringing the values of a layer to the same range in every batch. Deep networks "
                "learn faster with it.",
            ),
            labels=("batchNormLabel",),
            controls=("batchNormEditor",),
            home="settings",
        ),
        Word(
            "bias",
            translate("Words", "Bias"),
            translate(
                "Words",
                "A number that a unit adds to its sum, whatever it sees. It is learned, like the "
                "weights.",
            ),
            controls=("unitEquation",),
            home="inside",
        ),
        Word(
            "convolution",
            translate("Words", "Convolution"),
            translate(
                "Words",
                "Laying a small pattern, the kernel, on every part of a picture and noting how "
                "well it fits. Every position uses the same weights.",
            ),
            labels=("convolutionsLabel",),
            controls=("convolutionsEditor",),
            home="settings",
        ),
        Word(
            "feature map",
            translate("Words", "Feature map"),
            translate(
                "Words",
                "The result of one kernel of a convolution: bright where the picture fits its "
                "pattern.",
            ),
            home="inside",
        ),
        Word(
            "hidden unit",
            translate("Words", "Hidden unit"),
            translate(
                "Words",
                "A unit between input and output. It adds up its inputs times their weights, and "
                "passes the sum through its activation.",
            ),
            labels=("hiddenUnitsLabel",),
            controls=("hiddenUnitsEditor",),
            home="settings",
        ),
        Word(
            "kernel",
            translate("Words", "Kernel"),
            translate(
                "Words",
                "The small pattern of weights that a convolution looks for: where it is blue, "
                "something should be there; where it is orange, nothing.",
            ),
            home="inside",
        ),
        Word(
            "layer",
            translate("Words", "Layer"),
            translate(
                "Words",
                "Units that work side by side on what the layer before made. The last layer has "
                "ten, one a digit.",
            ),
            labels=("headLabel",),
            controls=("headEditor", "modelSummary"),
            home="settings",
        ),
        Word(
            "logit",
            translate("Words", "Logit"),
            translate(
                "Words",
                "The score of a digit, before it becomes a probability (softmax). It may be any "
                "number; the largest wins.",
            ),
            controls=("strip-logits",),
            home="inside",
        ),
        Word(
            "network",
            translate("Words", "Network"),
            translate(
                "Words",
                "Layers of simple sums between the 28 × 28 pixels and ten scores. Which sums they "
                "are, it learns from examples.",
            ),
            labels=("modelLabel",),
            controls=("modelEditor", "networkButton"),
        ),
        Word(
            "parameter",
            translate("Words", "Parameter"),
            translate("Words", "A number that training changes: a weight or a bias."),
            controls=("modelParameters",),
            home="settings",
        ),
        Word(
            "unit",
            translate("Words", "Unit"),
            translate(
                "Words",
                "The smallest part of a network: it multiplies its inputs by its weights, adds "
                "them up, and passes on the result. Also called neuron.",
            ),
            controls=("unitPane",),
            home="inside",
        ),
        Word(
            "weight",
            translate("Words", "Weight"),
            translate(
                "Words",
                "The number by which an input of a unit is multiplied. What a network has learned "
                "lies in its weights; a new one starts with random ones.",
            ),
            controls=("weightsOrigin", "startBox", "initialisationEditor"),
        ),
    )
