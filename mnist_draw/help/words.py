"""Glossary: the words on the screen, what they mean, and the labels that they belong to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mnist_draw.help.experiment_words import experiment_words
from mnist_draw.help.network_words import network_words
from mnist_draw.help.word import Word

translate = QCoreApplication.translate


def words() -> tuple[Word, ...]:
    """All words, in alphabetical order of the present language."""
    every = (*_prediction(), *_data(), *_training(), *network_words(), *experiment_words())
    return tuple(sorted(every, key=lambda word: word.title.casefold()))


def _prediction() -> tuple[Word, ...]:
    return (
        Word(
            "calibration",
            translate("Words", "Calibration"),
            translate(
                "Words",
                "Fitting the probabilities to the truth: of all answers given with 90 %, nine "
                "in ten should be right. A network is often surer than it should be.",
            ),
        ),
        Word(
            "framing",
            translate("Words", "Framing"),
            translate(
                "Words",
                "Cutting out the drawing, shrinking and centring it as the makers of MNIST did. "
                "The network has seen only such pictures.",
            ),
            controls=("modelInputSteps", "modelInput", "plainResizeSwitch"),
        ),
        Word(
            "not sure",
            translate("Words", "Not sure"),
            translate(
                "Words",
                "The answer to a drawing that looks like nothing the network has learned: a "
                "letter, a scribble, two digits.",
            ),
            controls=("notSureReason", "notSureAdvice", "notSureNearest"),
            home="answer",
        ),
        Word(
            "prediction",
            translate("Words", "Prediction"),
            translate(
                "Words",
                "What the network reads: the digit with the largest probability. It is computed "
                "again with every change of the drawing and of the weights.",
            ),
            labels=("predictionTitle",),
            controls=("predictedDigit",),
        ),
        Word(
            "probability",
            translate("Words", "Probability"),
            translate(
                "Words",
                "How sure the network is of a digit, from 0 to 100 %. The ten bars add up to "
                "100 %. It is the network's own opinion, which may be wrong.",
            ),
            controls=("probabilityBars", "predictedProbability"),
        ),
    )


def _data() -> tuple[Word, ...]:
    return (
        Word(
            "augmentation",
            translate("Words", "Augmentation"),
            translate(
                "Words",
                "Shifting, turning or stretching the training images a little, differently each "
                "time. The network sees more variety and learns more slowly, but better.",
            ),
            labels=("augmentationGroupButton",),
            home="settings",
        ),
        Word(
            "confusion matrix",
            translate("Words", "Confusion matrix"),
            translate(
                "Words",
                "A table of all test images: a row for each true digit, a column for each answer. "
                "What lies off the diagonal is a mistake.",
            ),
            controls=("confusionMatrix",),
            home="mistakes",
        ),
        Word(
            "data",
            translate("Words", "Data"),
            translate(
                "Words",
                "The images and their true digits. MNIST has 70,000: the network learns from "
                "most, is checked with a few, and is tested with 10,000 at the end.",
            ),
            labels=("dataTitle",),
            controls=("dataBox",),
            home="form",
        ),
        Word(
            "seed",
            translate("Words", "Seed"),
            translate(
                "Words",
                "The number that decides all random choices: initial weights, order of the "
                "images. Same seed, same result; another seed gives a slightly different one.",
            ),
            labels=("seedTitle", "seedLabel"),
            controls=("seedBox", "seedEditor"),
            home="settings",
        ),
        Word(
            "test accuracy",
            translate("Words", "Test accuracy"),
            translate(
                "Words",
                "The share of test images read correctly, measured once, after training. The "
                "network has never seen them: this is what it can really do.",
            ),
            controls=("weightsAccuracy", "trainingStatus"),
        ),
        Word(
            "validation",
            translate("Words", "Validation"),
            translate(
                "Words",
                "Checking during a training with images held back from it. Where the validation "
                "loss rises while the training loss falls, the network learns by heart.",
            ),
            labels=("kindKey:validation", "validationImagesLabel", "splitLabel"),
            controls=("validationImagesEditor", "splitEditor"),
            home="settings",
        ),
    )


def _training() -> tuple[Word, ...]:
    return (
        Word(
            "accuracy",
            translate("Words", "Accuracy"),
            translate("Words", "The share of images read correctly. Higher is better."),
            labels=("accuracyTitle",),
            controls=("accuracyPlot",),
            home="curves",
        ),
        Word(
            "batch",
            translate("Words", "Batch"),
            translate(
                "Words",
                "The images of one step. A larger batch gives steadier but fewer steps, and needs "
                "more memory.",
            ),
            labels=("batchSizeTitle", "batchSizeLabel"),
            controls=("batchSizeBox", "batchSizeEditor"),
            home="settings",
        ),
        Word(
            "dropout",
            translate("Words", "Dropout"),
            translate(
                "Words",
                "Switching off units at random while training, so that none is relied on alone. "
                "The training loss looks worse for it, the validation loss gets better.",
            ),
            labels=("dropoutLabel",),
            controls=("dropoutEditor",),
            home="settings",
        ),
        Word(
            "epoch",
            translate("Words", "Epoch"),
            translate(
                "Words",
                "One pass over all training images. Five epochs: the network sees every image "
                "five times.",
            ),
            labels=("epochsTitle", "epochsLabel"),
            controls=("epochsBox", "epochsEditor"),
            home="settings",
        ),
        Word(
            "gradient",
            translate("Words", "Gradient"),
            translate(
                "Words",
                "For every weight: how much the loss grows if the weight grows a little. A step "
                "moves the weights the other way.",
            ),
            labels=("stepKey",),
            controls=("layerBars",),
        ),
        Word(
            "label smoothing",
            translate("Words", "Label smoothing"),
            translate(
                "Words",
                "Asking for a little less than 100 % of the true digit. The network gets less "
                "sure of itself, and its loss never reaches zero.",
            ),
            labels=("labelSmoothingLabel",),
            controls=("labelSmoothingEditor",),
            home="settings",
        ),
        Word(
            "learning rate",
            translate("Words", "Learning rate"),
            translate(
                "Words",
                "The size of a step. Too small, and learning takes forever; too large, and the "
                "weights jump about or grow without end.",
            ),
            labels=("learningRateTitle", "learningRateLabel"),
            controls=("learningRateBox", "learningRateEditor"),
            home="settings",
        ),
        Word(
            "loss",
            translate("Words", "Loss"),
            translate(
                "Words",
                "How wrong the network is, as one number: small if it gave the true digit a high "
                "probability. Training makes it fall.",
            ),
            labels=("lossTitle", "lossLabel"),
            controls=("lossPlot", "lossEditor"),
            home="curves",
        ),
        Word(
            "momentum",
            translate("Words", "Momentum"),
            translate(
                "Words",
                "The share of the last step that the next one keeps, like a rolling ball. It "
                "smooths the way and speeds it up.",
            ),
            labels=("momentumLabel",),
            controls=("momentumEditor",),
            home="settings",
        ),
        Word(
            "optimiser",
            translate("Words", "Optimiser"),
            translate(
                "Words",
                "The rule that makes a step out of the loss: which weight grows, which shrinks, "
                "and by how much.",
            ),
            labels=("optimiserLabel",),
            controls=("optimiserEditor",),
            home="settings",
        ),
        Word(
            "overfitting",
            translate("Words", "Overfitting"),
            translate(
                "Words",
                "Learning the training images by heart instead of what they have in common. The "
                "training curves go on improving, the validation curves no longer do.",
            ),
        ),
        Word(
            "recipe",
            translate("Words", "Recipe"),
            translate(
                "Words",
                "All that determines a training: the kind of network, the data and the settings. "
                "Several recipes come from textbooks.",
            ),
            labels=("recipeTitle",),
            controls=("recipeBox",),
            home="form",
        ),
        Word(
            "run",
            translate("Words", "Run"),
            translate(
                "Words",
                "One training with everything it leaves: its recipe, curves and weights. Every "
                "run is kept and can be compared, repeated and used again.",
            ),
            controls=("runsList", "runLegend"),
            home="runs",
        ),
        Word(
            "schedule",
            translate("Words", "Schedule"),
            translate("Words", "How the learning rate changes in the course of a training."),
            labels=("scheduleLabel",),
            controls=("scheduleEditor",),
            home="settings",
        ),
        Word(
            "step",
            translate("Words", "Step"),
            translate(
                "Words",
                "One change of all weights, after one batch. An epoch of 55,000 images in batches "
                "of 128 has 430 steps.",
            ),
            controls=("timeAxisButton", "weightsProgress", "batchGrid", "stepButton"),
        ),
        Word(
            "training",
            translate("Words", "Training"),
            translate(
                "Words",
                "Changing the weights, step by step, so that the network's answers get closer to "
                "the true digits.",
            ),
            controls=("trainButton",),
        ),
        Word(
            "update",
            translate("Words", "Update"),
            translate(
                "Words",
                "What a step adds to the weights. The optimiser makes it out of the gradient and "
                "the learning rate, often of those of earlier steps too.",
            ),
        ),
        Word(
            "weight decay",
            translate("Words", "Weight decay"),
            translate(
                "Words",
                "Shrinking all weights a little in every step, so that none grows too large.",
            ),
            labels=("weightDecayLabel",),
            controls=("weightDecayEditor",),
            home="settings",
        ),
    )
