"""Trained weights as ONNX, for other programs; needs the package onnx. Free of torch.

The graph is built from the layers of `trainer.network.forward`, so that it computes what the window
shows. Input ``images``: float32 (N, 1, 28, 28), ink 1 on 0, framed as the metadata says. Outputs
``logits`` and ``probabilities``: float32 (N, K), the latter with the weights' temperature.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from trainer.export.problems import ExportError
from trainer.network.forward import NumpyNetwork
from trainer.network.numpy_layers import (
    ActivationFunction,
    AverageMaps,
    BatchNorm,
    Cell,
    Convolution,
    Flatten,
    LastState,
    Linear,
    MaxPool,
    Pixels,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from trainer.network.numpy_layers import Layer
    from trainer.network.weights import WeightSnapshot

    # onnx ships types for its generated messages only in part.
    Node: TypeAlias = Any

FRAMING = (
    "Crop the drawing to its ink; scale it, keeping its proportions, by area averaging so that the "
    "longer side is 20 pixels; scale the grey levels so that the largest is 1; place it by whole "
    "pixels in 28 x 28 so that the centre of mass lies at index 14.0 on both axes. Ink is 1 on 0."
)
"""How a drawing becomes the input (Yadav and Bottou, 2019, arXiv:1905.10498, as MNIST was made)."""

# Gelu is an operator since this version.
_OPSET = 20
_IR_VERSION = 10
_CELLS = {"rnn": "RNN", "lstm": "LSTM", "gru": "GRU"}
# ONNX orders the gates in its own way: i o f c and z r h, where torch has i f g o and r z n.
_GATE_ORDERS = {"rnn": (0,), "lstm": (0, 3, 1, 2), "gru": (1, 0, 2)}
_ACTIVATIONS = {"relu": "Relu", "sigmoid": "Sigmoid", "tanh": "Tanh", "gelu": "Gelu"}


def onnx_model(snapshot: WeightSnapshot) -> bytes:
    """The network with its weights as the content of an ONNX file.

    Its metadata hold the classes, the framing, the temperature and the origin.

    Raises:
        ExportError: The package onnx is not installed.
    """
    try:
        import onnx  # noqa: PLC0415 - optional
    except ModuleNotFoundError as error:
        raise ExportError("onnx") from error
    graph = _Graph(onnx.helper.make_node, onnx.numpy_helper.from_array)
    network = NumpyNetwork(snapshot.recipe, snapshot.arrays, snapshot.temperature)
    for name, layer in network.layers.items():
        graph.add(name, layer)
    graph.op("Div", graph.last, graph.constant("temperature", np.float32(snapshot.temperature)))
    graph.op("Softmax", graph.last, output="probabilities", axis=1)
    value, kind = onnx.helper.make_tensor_value_info, onnx.TensorProto.FLOAT
    model = onnx.helper.make_model(
        onnx.helper.make_graph(
            graph.nodes,
            "mnist-draw",
            [value("images", kind, ["N", 1, 28, 28])],
            [value(name, kind, ["N", len(snapshot.recipe.classes)])
             for name in ("logits", "probabilities")],
            graph.constants,
        ),
        opset_imports=[onnx.helper.make_opsetid("", _OPSET)],
        ir_version=_IR_VERSION,
        producer_name="MNIST Draw",
    )  # fmt: skip
    onnx.helper.set_model_props(
        model,
        {
            "classes": json.dumps(snapshot.recipe.classes),
            "framing": FRAMING,
            "temperature": str(snapshot.temperature),
            "recipe": snapshot.recipe.name,
            "run": snapshot.run,
            "step": str(snapshot.step),
        },
    )
    onnx.checker.check_model(model, full_check=True)
    return bytes(model.SerializeToString())


class _Graph:
    """Nodes and constants of a graph that is one chain.

    Attributes:
        nodes: Its operations.
        constants: Its weights.
        last: Name of the last output.
    """

    def __init__(
        self,
        make_node: Callable[..., Node],
        make_constant: Callable[[NDArray[Any], str], Node],
    ) -> None:
        self._make_node, self._make_constant = make_node, make_constant
        self.nodes: list[Node] = []
        self.constants: list[Node] = []
        self.last = "images"

    def constant(self, name: str, values: NDArray[Any] | np.generic) -> str:
        self.constants.append(self._make_constant(np.ascontiguousarray(values), name))
        return name

    def op(self, kind: str, *inputs: str, output: str | None = None, **attributes: object) -> None:
        """Adds an operation, whose first output is the next one's input."""
        self.last = output or f"{kind.lower()}{len(self.nodes)}"
        # A recurrent operation has the states of all rows first and the last one second.
        outputs = ["", self.last] if kind in _CELLS.values() else [self.last]
        self.nodes.append(self._make_node(kind, [*inputs], outputs, **attributes))

    def add(self, name: str, layer: Layer) -> None:
        """Adds a layer of the numpy network; the one of the name ``logits`` is an output."""
        output = name if name == "logits" else None
        match layer:
            case Linear(weight, bias):
                weights = self.constant(f"{name}.weight", weight)
                biases = self.constant(f"{name}.bias", bias)
                self.op("Gemm", self.last, weights, biases, output=output, transB=1)
            case Convolution(weight, bias, stride):
                inputs = (
                    self.constant(f"{name}.weight", weight),
                    self.constant(f"{name}.bias", bias),
                )
                side = weight.shape[-1]
                sizes: dict[str, Any] = {"kernel_shape": [side] * 2, "strides": [stride] * 2}
                self.op("Conv", self.last, *inputs, pads=[side // 2] * 4, **sizes)
            case BatchNorm():
                self._batch_norm(name, layer)
            case AverageMaps():
                self.op("GlobalAveragePool", self.last)
                self.op("Flatten", self.last, output=output, axis=1)
            case Cell():
                self._recurrent(layer)
            case _:
                self._without_weights(layer)

    def _without_weights(self, layer: Layer) -> None:
        match layer:
            case Pixels(mean, deviation):
                self.op("Sub", self.last, self.constant("mean", np.float32(mean)))
                self.op("Div", self.last, self.constant("deviation", np.float32(deviation)))
            case Flatten():
                self.op("Flatten", self.last, axis=1)
            case MaxPool(side):
                self.op("MaxPool", self.last, kernel_shape=[side] * 2, strides=[side] * 2)
            case ActivationFunction(kind):
                self.op(_ACTIVATIONS[kind], self.last)
            case LastState():
                pass  # The recurrent operation has returned it.
            case _:
                raise TypeError(f"{layer.kind} has no operation in ONNX")

    def _batch_norm(self, name: str, layer: BatchNorm) -> None:
        parts = {
            "scale": layer.scale, "shift": layer.shift,
            "mean": layer.mean, "variance": layer.variance,
        }  # fmt: skip
        inputs = [self.constant(f"{name}.{part}", values) for part, values in parts.items()]
        self.op("BatchNormalization", self.last, *inputs, epsilon=layer.epsilon)

    def _recurrent(self, layer: Cell) -> None:
        self.op("Squeeze", self.last, self.constant("channel", np.array([1])))
        self.op("Transpose", self.last, perm=[1, 0, 2])
        order = _GATE_ORDERS[layer.kind]

        def gates(values: NDArray[np.float32]) -> NDArray[np.float32]:
            parts = np.split(values, len(order))
            return np.concatenate([parts[gate] for gate in order])

        biases = np.concatenate([gates(layer.bias), gates(layer.state_bias)])
        inputs = [
            self.constant("rows.weight", gates(layer.weight)[None]),
            self.constant("rows.state_weight", gates(layer.state_weight)[None]),
            self.constant("rows.bias", biases[None]),
        ]
        more: dict[str, Any] = {"linear_before_reset": 1} if layer.kind == "gru" else {}
        hidden = layer.state_weight.shape[1]
        self.op(_CELLS[layer.kind], self.last, *inputs, hidden_size=hidden, **more)
        self.op("Squeeze", self.last, self.constant("direction", np.array([0])))
