"""Presets: our own recipes and those of well-known texts.

The recipe of a text has the text's own settings; settings that a text leaves open are the defaults
of its framework, and ``source`` says so. ``source`` begins with what one needs to choose a recipe;
its accuracies are the test accuracies of docs/reproduction.md, and docs/performance.md for our own.
`trainer.recipe.published` holds the figures that the texts report.
"""

from __future__ import annotations

from trainer.errors import RecipeError
from trainer.recipe.convolutions import Convolution
from trainer.recipe.recipes import Recipe

FAST_CNN = Recipe(
    name="fast-cnn",
    title="Small fast CNN",
    source=(
        "Learns in seconds; expect about 99 %. Good first choice. Our own: three convolutions "
        "with batch normalisation, one epoch. Some digits are rewritten as people elsewhere write "
        "them, so that it reads more than MNIST's hands."
    ),
    model="cnn",
    hidden_units=(),
    convolutions=(
        Convolution(16, 5, stride=2, pool=2),
        Convolution(32, 3),
        Convolution(64, 3, pool=2),
    ),
    batch_norm=True,
    epochs=1,
    batch_size=128,
    optimiser="adam",
    beta1=0.8,
    beta2=0.95,
    learning_rate=0.015,
    schedule="one-cycle",
    label_smoothing=0.1,
    mixed_precision=True,
    shift=1.0,
    rotation=10.0,
    scaling=0.1,
    shear=16.0,
    thickness=0.5,
    written_forms=0.35,
    evaluations_per_epoch=12,
)

ACCURATE_CNN = Recipe(
    name="accurate-cnn",
    title="Accurate CNN",
    source=(
        "The most accurate one: expect about 99.5 %; takes about eight times as long as the small "
        "CNN. Our own: a wider CNN that learns from slightly distorted images."
    ),
    model="cnn",
    hidden_units=(),
    convolutions=(
        Convolution(32, 5, stride=2, pool=2),
        Convolution(64, 3),
        Convolution(128, 3, pool=2),
    ),
    batch_norm=True,
    dropout=0.1,
    epochs=4,
    batch_size=128,
    optimiser="adam",
    beta1=0.8,
    beta2=0.95,
    learning_rate=0.012,
    schedule="one-cycle",
    label_smoothing=0.1,
    mixed_precision=True,
    shift=1.0,
    rotation=10.0,
    scaling=0.1,
    shear=10.0,
    thickness=0.3,
    evaluations_per_epoch=4,
)

PLAIN_MLP = Recipe(
    name="mlp",
    title="Two-layer MLP",
    source=(
        "The classic first network, good for looking inside. Our own: one hidden layer of 128 "
        "units, trained with Adam."
    ),
    model="mlp",
    hidden_units=(128,),
    epochs=3,
    batch_size=128,
    optimiser="adam",
    learning_rate=0.002,
    evaluations_per_epoch=4,
)

AUGMENTED_MLP = Recipe(
    name="mlp-augmented",
    title="MLP on distorted images",
    source=(
        "For showing augmentation. Our own: a fully connected network (512 and 256 units) that "
        "never sees the same image twice, because each is moved, turned and stretched a little."
    ),
    model="mlp",
    hidden_units=(512, 256),
    epochs=8,
    batch_size=128,
    optimiser="adam",
    learning_rate=0.003,
    schedule="one-cycle",
    shift=1.0,
    rotation=10.0,
    scaling=0.1,
    shear=10.0,
    evaluations_per_epoch=2,
)

_DEZERO_SOURCE = (
    "{choice} Deep Learning from Scratch 3 (Koki Saitoh), DeZero, step 51: {network}. Pixels / "
    "255, batches of 100, 5 epochs, all 60,000 training images and no validation split. DeZero's "
    "defaults: weights drawn from N(0, 1/inputs), biases 0, images shuffled in each epoch."
)

DEZERO_MLP_SIGMOID_SGD = Recipe(
    name="dezero-mlp-sigmoid-sgd",
    title="DeZero step 51: sigmoid, SGD",
    source=_DEZERO_SOURCE.format(
        choice="1000 sigmoid units, plain SGD: learns slowly, expect about 86 %.",
        network="MLP 784-1000-10 with sigmoid, SGD 0.01",
    ),
    model="mlp",
    hidden_units=(1000,),
    activation="sigmoid",
    initialisation="normal-fan-in",
    pixels="unit",
    train_images=60_000,
    validation_images=0,
    epochs=5,
    batch_size=100,
    optimiser="sgd",
    learning_rate=0.01,
)

DEZERO_MLP_RELU_SGD = DEZERO_MLP_SIGMOID_SGD.with_changes(
    name="dezero-mlp-relu-sgd",
    title="DeZero step 51: ReLU, SGD",
    source=_DEZERO_SOURCE.format(
        choice="Two layers of 1000 ReLU units, plain SGD: expect about 93 %.",
        network="MLP 784-1000-1000-10 with ReLU, SGD 0.01",
    ),
    hidden_units=(1000, 1000),
    activation="relu",
)

DEZERO_MLP_RELU_ADAM = DEZERO_MLP_RELU_SGD.with_changes(
    name="dezero-mlp-relu-adam",
    title="DeZero step 51: ReLU, Adam",
    source=_DEZERO_SOURCE.format(
        choice="Two layers of 1000 ReLU units, Adam: expect about 98 %.",
        network="MLP 784-1000-1000-10 with ReLU, Adam 0.001 (betas 0.9 and 0.999, epsilon 1e-8)",
    ),
    optimiser="adam",
    learning_rate=0.001,
)

KERAS_MLP_DROPOUT = Recipe(
    name="keras-mlp-dropout",
    title="Keras: MLP with dropout",
    source=(
        "128 units, dropout: expect about 98 %. A Keras class: 784-128 ReLU, dropout 0.2, 10 "
        "softmax, cross-entropy, Adam 0.001. Pixels / 255, batches of 128, 10 epochs, the last "
        "20 % of the training images for validation. Keras' defaults: Glorot-uniform weights, "
        "biases 0, Adam's epsilon 1e-7, images shuffled in each epoch."
    ),
    model="mlp",
    hidden_units=(128,),
    activation="relu",
    dropout=0.2,
    initialisation="glorot-uniform",
    pixels="unit",
    train_images=48_000,
    validation_images=12_000,
    epochs=10,
    batch_size=128,
    optimiser="adam",
    learning_rate=0.001,
    epsilon=1e-7,
)

KERAS_MLP_EXERCISE = KERAS_MLP_DROPOUT.with_changes(
    name="keras-mlp-exercise",
    title="Keras: the exercise",
    source=(
        "64 units, small batches: how does the test accuracy change? The Keras class's "
        "exercise: its MLP with 64 units, batches of 16 and 5 epochs. All else as in "
        "keras-mlp-dropout."
    ),
    hidden_units=(64,),
    epochs=5,
    batch_size=16,
)

PYTORCH_LINEAR = Recipe(
    name="pytorch-linear",
    title="PyTorch tutorial: linear",
    source=(
        "The simplest network: one linear layer, no hidden units. Its weights can be seen as "
        "pictures. PyTorch tutorial 'What is torch.nn really?', first model: SGD 0.5, 2 "
        "epochs, batches of 64, pixels / 255, the first 50,000 training images to learn from "
        "and the last 10,000 to validate. Weights drawn from N(0, 1/784), biases 0, as the "
        "text does by hand. Here images are shuffled in each epoch, as the text does later on."
    ),
    model="linear",
    hidden_units=(),
    initialisation="normal-fan-in",
    pixels="unit",
    train_images=50_000,
    validation_images=10_000,
    epochs=2,
    batch_size=64,
    optimiser="sgd",
    learning_rate=0.5,
    evaluations_per_epoch=4,
)

PYTORCH_CNN = PYTORCH_LINEAR.with_changes(
    name="pytorch-cnn",
    title="PyTorch tutorial: CNN",
    source=(
        "A small CNN, plain SGD with momentum: expect about 96 %. PyTorch tutorial 'What is "
        "torch.nn really?', CNN: three 3x3 convolutions with stride 2, 1-16-16-10 channels, "
        "ReLU after each, then the mean of each map; SGD 0.1 with momentum 0.9, 10 epochs, "
        "batches of 64, pixels / 255 (not standardised), 50,000 / 10,000 images. PyTorch's "
        "defaults: weights and biases of nn.Conv2d, images shuffled in each epoch."
    ),
    model="cnn",
    convolutions=(
        Convolution(16, 3, stride=2),
        Convolution(16, 3, stride=2),
        Convolution(10, 3, stride=2),
    ),
    head="average",
    activation="relu",
    initialisation="default",
    epochs=10,
    learning_rate=0.1,
    momentum=0.9,
    evaluations_per_epoch=1,
)

_ROWS_SOURCE = (
    "{choice} An RNN text: the image is read as 28 rows of 28 pixels; one {layer} of 128, its last "
    "hidden state, one linear layer. Pixels (x - 0.5) / 0.5, a random split into 40,000 and 20,000 "
    "images, batches of 64, Adam 0.001, 2 epochs, validated once before. PyTorch's defaults: "
    "weights of {module} and nn.Linear, Adam's epsilon 1e-8, images shuffled in each epoch."
)

RNN_ROWS = Recipe(
    name="rnn-rows",
    title="RNN reads row by row",
    source=_ROWS_SOURCE.format(
        choice="Reads row by row, like a text: expect about 89 %.",
        layer="tanh layer",
        module="nn.RNN",
    ),
    model="rnn",
    hidden_units=(128,),
    pixels="symmetric",
    train_images=40_000,
    validation_images=20_000,
    split="random",
    epochs=2,
    batch_size=64,
    optimiser="adam",
    learning_rate=0.001,
    evaluations_per_epoch=4,
)

LSTM_ROWS = RNN_ROWS.with_changes(
    name="lstm-rows",
    title="LSTM reads row by row",
    source=_ROWS_SOURCE.format(
        choice="Reads row by row, with gates that decide what to remember.",
        layer="LSTM layer",
        module="nn.LSTM",
    ),
    model="lstm",
)

PRESETS: tuple[Recipe, ...] = (
    FAST_CNN,
    ACCURATE_CNN,
    PLAIN_MLP,
    AUGMENTED_MLP,
    DEZERO_MLP_SIGMOID_SGD,
    DEZERO_MLP_RELU_SGD,
    DEZERO_MLP_RELU_ADAM,
    KERAS_MLP_DROPOUT,
    KERAS_MLP_EXERCISE,
    PYTORCH_LINEAR,
    PYTORCH_CNN,
    RNN_ROWS,
    LSTM_ROWS,
)
"""Recipes offered by the window and the terminal; the first is the default."""


def preset(name: str) -> Recipe:
    """Preset by name.

    Raises:
        RecipeError: Unknown name.
    """
    for recipe in PRESETS:
        if recipe.name == name:
            return recipe
    names = ", ".join(recipe.name for recipe in PRESETS)
    raise RecipeError("recipe", name, f"one of {names}", "no preset")
