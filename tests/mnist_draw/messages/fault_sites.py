"""Every place of the engine that raises an error for users, and the errors that it raises.

The places are found in the source; each error is built as its place builds it, with samples
instead of values of the run time. Where only the run time knows the kind, all kinds are built.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import typing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin

from mnist_draw.shared.platforms.pip_path import pip_path
from trainer import errors
from trainer.data.recorded_drawing import StrokeFileError
from trainer.data.sets.problems import DataSetError
from trainer.distributed.problems import DifferentInputsError, ProcessLostError
from trainer.export.problems import ExportError
from trainer.recipe.classes import ClassesError
from trainer.recipe.recipes import FIELDS
from trainer.robustness.problems import NoChangeFoundError, OverflowingWeightsError
from trainer.runs.live.problems import WatchError

ENGINE: Final = Path(__file__).parents[3] / "trainer"
# Only the terminal runs these: their errors are plain English sentences.
TERMINAL: Final = ("cli/", "distributed/", "training/steppers/distributed_stepper.py")
CLASSES: Final[dict[str, type[errors.TrainerError]]] = {
    error.__name__: error
    for error in (
        *(each for _, each in inspect.getmembers(errors, inspect.isclass)),
        ClassesError,
        DataSetError,
        DifferentInputsError,
        ExportError,
        NoChangeFoundError,
        OverflowingWeightsError,
        ProcessLostError,
        StrokeFileError,
        WatchError,
    )
    if issubclass(error, errors.TrainerError)
}
REASON: Final = "gibberish of the engine"
# Names of files, folders, classes, values and commands, as users see them in any language.
NAMES: Final = (
    "/data/lesson.npz",
    "lesson.npz",
    "/data",
    "t10k-labels",
    "x_train",
    "float32",
    f"{pip_path()} install onnx",
    "onnx",
    errors.CPP_RUNTIME_ADDRESS,
)
_SAMPLES: Final[dict[str, tuple[object, ...]]] = {
    "path": (Path("/data/lesson.npz"),),
    "reason": (REASON,),
    "field": (*FIELDS, "classes"),
    "value": ("7",),
    "allowed": (REASON,),
    "classes": (("0", "1"),),
    "data": ("MNIST",),
    "data_classes": (("A", "B"),),
    "file": ("t10k-labels",),
    "attempts": (((REASON, REASON),),),
    "lacking": (("t10k-labels",),),
    "line": (1200,),
    "step": (1234,),
    "learning_rate": (0.5,),
    "device": ("cpu", "cuda"),
    "batch_size": (1, 512),
    "exit_code": (None, -9, -4),
    "name": ("PyTorch",),
    "usable": (3,),
    "fewest": (5,),
    "processes": (4,),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """An error, and the place of the engine that raises it."""

    place: str
    error: errors.TrainerError

    @property
    def kind(self) -> str:
        """The class of the error with its kind of problem."""
        problem = getattr(self.error, "kind", getattr(self.error, "problem", ""))
        return f"{type(self.error).__name__} {problem}".rstrip()


@cache
def error_classes() -> set[str]:
    """Names of all classes of the engine that descend from `TrainerError`."""
    bases: dict[str, set[str]] = {}
    for path in ENGINE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases.setdefault(node.name, set()).update(map(_last_name, node.bases))
    found = {"TrainerError"}
    while grown := {name for name, parents in bases.items() if parents & found} - found:
        found |= grown
    return found


@cache
def places() -> list[tuple[str, type[errors.TrainerError], ast.Call]]:
    """Where the engine makes errors: file and line, class, and call."""
    return [
        (f"{path.relative_to(ENGINE).as_posix()}:{call.lineno}", CLASSES[name], call)
        for path in sorted(ENGINE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (call := _call(node)) and (name := _last_name(call.func)) in CLASSES
    ]


@cache
def faults() -> list[Fault]:
    """All errors of all places that the window can meet."""
    return [
        Fault(place, error)
        for place, kind, call in places()
        if not place.startswith(TERMINAL)
        for error in _errors(kind, call)
    ]


def _call(node: ast.AST) -> ast.Call | None:
    """The call that a node is; ``raise SomeError`` calls it without arguments."""
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name | ast.Attribute):
        return ast.Call(node.exc, [], [], lineno=node.lineno)
    return node if isinstance(node, ast.Call) else None


def _errors(kind: type[errors.TrainerError], call: ast.Call) -> list[errors.TrainerError]:
    signature = inspect.signature(kind)
    given = signature.bind(
        *call.args, **{keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    ).arguments
    hints = typing.get_type_hints(kind.__init__, localns={"Path": Path})
    choices: dict[str, list[Any]] = {}
    for name, parameter in signature.parameters.items():
        if parameter.kind is parameter.VAR_KEYWORD:
            # Values of placeholders.
            choices |= {each: ["7"] for each in given.get(name, {})}
        elif name in given:
            choices[name] = _values(given[name], name, hints[name])
    return [
        kind(**dict(zip(choices, values, strict=True)))
        for values in itertools.product(*choices.values())
    ]


def _values(node: ast.expr, name: str, hint: object) -> list[Any]:
    """What an argument may be."""
    if isinstance(node, ast.IfExp):
        return [*_values(node.body, name, hint), *_values(node.orelse, name, hint)]
    kinds = get_args(hint) if get_origin(hint) is Literal else ()
    if isinstance(node, ast.Constant):
        assert not kinds or node.value in kinds, f"{node.value!r} is no kind of {name}"
        return [REASON if name in {"reason", "allowed"} else node.value]
    return list(kinds or _SAMPLES[name])


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
