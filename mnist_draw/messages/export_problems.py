"""Messages about what cannot be exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mnist_draw.shared.platforms.pip_path import pip_path

if TYPE_CHECKING:
    from trainer.export.problems import ExportError

translate = QCoreApplication.translate


def explanation(error: ExportError) -> str:
    """Explain why nothing was written."""
    match error.problem:
        case "classes":
            return translate(
                "messages",
                "Code is written for the ten digits only, and this network reads other classes. "
                "Export it as ONNX.",
            )
        case "writers":
            return translate(
                "messages",
                "Code is for MNIST, which does not say who wrote an image. Leave out no writers, "
                "or export the network as ONNX.",
            )
        case "onnx":
            return translate(
                "messages",
                "Writing ONNX needs the Python package onnx. Run “{command}” in the folder of "
                "MNIST Draw, then export again.",
            ).format(command=f"{pip_path()} install onnx")
