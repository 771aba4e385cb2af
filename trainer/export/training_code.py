"""The lines of Python that distort images and train a network. Free of torch.

They compute what `trainer.training` computes, operation by operation, so that the losses are equal.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from trainer.export.network_code import WIDTH, has_dropout
from trainer.training.steppers.batch_halves import MIN_SPLIT_BATCH

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe

_SCALED = {"unit": "{}", "symmetric": "({} - 0.5) / 0.5", "standard": "({} - 0.1307) / 0.3081"}


def moves(recipe: Recipe) -> bool:
    """Whether training images are shifted, rotated, scaled or sheared."""
    return any((recipe.shift, recipe.rotation, recipe.scaling, recipe.shear))


def augmentation_code(recipe: Recipe) -> str:
    """The function ``distorted(x, random)`` for images (B, 1, 28, 28)."""
    code = "def distorted(x, random):\n"
    if recipe.thickness:
        most = recipe.thickness
        code += f"""    amount = (torch.rand(len(x), 1, 1, 1, generator=random) * 2 - 1) * {most}
    x = torch.lerp(x, F.max_pool2d(x, 3, 1, 1), amount.clamp_min(0))  # thicker
    x = torch.lerp(x, -F.max_pool2d(-F.pad(x, (1, 1, 1, 1)), 3, 1), (-amount).clamp_min(0))
"""
    if not moves(recipe):
        return code + "    return x\n"
    turn, lean = (f"math.radians({angle})" for angle in (recipe.rotation, recipe.shear))
    return (
        code
        + f"""    r = torch.rand(6, len(x), generator=random)[:, :, None] * 2 - 1
    angle, slant = r[0] * {turn}, torch.tan(r[1] * {lean})
    wide, high = 1 + r[2] * {recipe.scaling}, 1 + r[3] * {recipe.scaling}
    cos, sin, (right, down) = torch.cos(angle), torch.sin(angle), r[4:6] * (2 * {recipe.shift} / 28)
    at = ((torch.arange(28) + 0.5) * (2 / 28) - 1)[None]  # centres of the pixels
    columns = (cos / wide * at)[:, None] + ((slant * cos - sin) / high * at + right)[:, :, None]
    rows = (sin / wide * at)[:, None] + ((slant * sin + cos) / high * at + down)[:, :, None]
    return F.grid_sample(x, torch.stack([columns, rows], dim=3), align_corners=False)
"""
    )


def training_code(recipe: Recipe, *, halves: bool, validates: bool) -> str:
    """The functions and the loop that train ``network``, and the test at the end.

    Args:
        recipe: The recipe.
        halves: Whether each batch passes through the network as two halves.
        validates: Whether there are validation images.
    """
    scaled = _SCALED[recipe.pixels].format("x.float() / 255")
    code = f"""@torch.no_grad()
def accuracy(images, labels):
    network.eval()
    answers = [network({scaled}).argmax(1) for x in images.split(1000)]
    return (torch.cat(answers) == labels).float().mean().item()

"""
    begin, end = _optimiser(recipe)
    code += _generators(recipe, 2 if halves else 1) + begin
    if recipe.mixed_precision:
        code += 'fast = getattr(torch.cpu, "get_capabilities", dict)().get("avx512_bf16", False)\n'
    order = "[torch.randperm(len(train), generator=shuffle)]" if recipe.order == "shuffled" else ""
    code += (
        "losses, shuffle = [], torch.Generator().manual_seed(SEED)\n"
        "for epoch in range(EPOCHS):\n"
        "    network.train()\n"
        f"    for batch in train{order}.split(BATCH):\n"
        "        optimiser.zero_grad()\n"
    )
    code += (_halves if halves else _whole)(recipe)
    code += f"        optimiser.step()\n{end}"
    checked = ", validation {accuracy(*validation):.2%}" if validates else ""
    code += f'    print(f"Epoch {{epoch + 1}}: loss {{losses[-1]:.3f}}{checked}")\n'
    return code + (
        'test = read("t10k-images-idx3-ubyte")[:, None], read("t10k-labels-idx1-ubyte").long()\n'
        'print(f"Test: {accuracy(*test):.2%}")\n'
    )


def _generators(recipe: Recipe, count: int) -> str:
    """Random generators of the distortions and of dropout, one for each half."""
    kinds = [
        (key, name)
        for key, name, used in (
            (0, "distortions", recipe.distorts),
            (1, "dropouts", has_dropout(recipe)),
        )
        if used
    ]
    if not kinds:
        return ""
    if len(kinds) == 2:
        halves = f"[generator(kind, half) for half in range({count})]"
        code = f"distortions, dropouts = ({halves} for kind in range(2))\n"
    else:
        ((key, name),) = kinds
        code = f"{name} = [generator({key}, half) for half in range({count})]\n"
    return f"""def generator(*key):
    (state,) = np.random.SeedSequence(SEED, spawn_key=key).generate_state(1)
    return torch.Generator().manual_seed(int(state))

{code}"""


def _optimiser(recipe: Recipe) -> tuple[str, str]:
    """The lines before the loop, and those at the end of each step."""
    settings = [f"lr={recipe.learning_rate}"]
    if recipe.optimiser == "sgd":
        if recipe.momentum:
            settings.append(f"momentum={recipe.momentum}, nesterov={recipe.nesterov}")
    else:
        settings.append(f"betas=({recipe.beta1}, {recipe.beta2})")
        if recipe.epsilon != 1e-8:
            settings.append(f"eps={recipe.epsilon}")
    # AdamW has a decay of its own unless it is given one.
    if recipe.weight_decay or recipe.optimiser == "adamw":
        settings.append(f"weight_decay={recipe.weight_decay}")
    kind = {"sgd": "SGD", "adam": "Adam", "adamw": "AdamW"}[recipe.optimiser]
    call = f"torch.optim.{kind}(network.parameters(), {', '.join(settings)}, fused=True)"
    code = "\n    ".join(textwrap.wrap(f"optimiser = {call}", WIDTH - 4)) + "\n"
    if recipe.schedule == "constant":
        return code, ""
    steps = "EPOCHS * -(-len(train) // BATCH)"
    kind, more = "CosineAnnealingLR", "steps"
    if recipe.schedule == "one-cycle":
        kind, more = "OneCycleLR", f"{recipe.learning_rate}, steps, cycle_momentum=False"
        # It divides by the length of each phase, which is 0 for fewer steps.
        steps = f"max(10, {steps})"
    code += f"steps = {steps}\n"
    call = f"torch.optim.lr_scheduler.{kind}(optimiser, {more})"
    code += "\n    ".join(textwrap.wrap(f"schedule = {call}", WIDTH - 4)) + "\n"
    # The schedule has no rate for a step after the last one.
    return code, "        if len(losses) < steps:\n            schedule.step()\n"


def _whole(recipe: Recipe) -> str:
    """The lines that compute the gradients of a batch."""
    indent = " " * 8
    return _forward(recipe, "batch", "0", indent) + (
        f"{indent}loss.backward()\n{indent}losses.append(loss.item())\n"
    )


def _halves(recipe: Recipe) -> str:
    """The lines that add up the gradients of both halves of a batch."""
    indent = " " * 12
    return (
        "        losses.append(0)\n"
        "        for half, part in enumerate("
        f"batch.tensor_split(2 if len(batch) >= {MIN_SPLIT_BATCH} else 1)):\n"
        + _forward(recipe, "part", "half", indent)
        + f"{indent}(loss * (len(part) / len(batch))).backward()\n"
        f"{indent}losses[-1] += loss.item() * (len(part) / len(batch))\n"
    )


def _forward(recipe: Recipe, part: str, half: str, indent: str) -> str:
    """The lines that compute the loss of the images with these indices."""
    x = f"images[{part}].float() / 255"
    code = f"{indent}x = {x}\n"
    if recipe.distorts:
        code = f"{indent}x = distorted({x}, distortions[{half}])\n"
    if has_dropout(recipe):
        code += f"{indent}Dropout.random = dropouts[{half}]\n"
    network = f"network({_SCALED[recipe.pixels].format('x')})"
    if recipe.mixed_precision:
        code += (
            f'{indent}with torch.autocast("cpu", torch.bfloat16, fast, cache_enabled=False):\n'
            f"{indent}    logits = {network}.float()\n"
        )
    else:
        code += f"{indent}logits = {network}\n"
    return code + f"{indent}loss = {_loss(recipe, f'labels[{part}]')}\n"


def _loss(recipe: Recipe, labels: str) -> str:
    smoothing = recipe.label_smoothing
    if recipe.loss == "cross-entropy":
        smoothed = f", label_smoothing={smoothing}" if smoothing else ""
        return f"F.cross_entropy(logits, {labels}{smoothed})"
    targets = f"F.one_hot({labels}, 10).float()"
    if smoothing:
        targets = f"{targets} * {1 - smoothing} + {smoothing / 10}"
    return f"F.mse_loss(logits.softmax(1), {targets})"
