"""Why something cannot be exported. Free of torch."""

from __future__ import annotations

import sys
from typing import Literal, TypeAlias

from trainer.errors import TrainerError

ExportProblem: TypeAlias = Literal["classes", "writers", "onnx"]

_SENTENCES: dict[ExportProblem, str] = {
    "classes": "Code is written for MNIST's digits only, and this network reads other classes. "
    "Its weights can be exported as ONNX.",
    "writers": "Code is written for MNIST, which does not say who wrote an image, and this recipe "
    "leaves out writers. Set left_out_writers to none, or export the weights as ONNX.",
    "onnx": "Writing ONNX needs the Python package onnx. Install it with: "
    f"{sys.executable} -m pip install onnx",
}


class ExportError(TrainerError):
    """A recipe or weights cannot be written in a format.

    Attributes:
        problem: ``"classes"``: it reads others than the ten digits, for which there is no code;
            ``"writers"``: it leaves out writers, which MNIST does not name;
            ``"onnx"``: the package onnx is not installed.
    """

    def __init__(self, problem: ExportProblem) -> None:
        super().__init__(_SENTENCES[problem])
        self.problem: ExportProblem = problem

    def __reduce__(self) -> tuple[type[ExportError], tuple[ExportProblem]]:
        return ExportError, (self.problem,)
