"""Body of the card: for each network drawing + change = changed drawing, and who is fooled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from mnist_draw.charts.picture_side import picture_side
from mnist_draw.compare.sources import KINDS
from mnist_draw.compare.texts import kind_name
from mnist_draw.draw.network_input.ink_picture import InkPicture
from mnist_draw.fooling.change_picture import ChangePicture
from mnist_draw.fooling.fooled import STRENGTHS
from mnist_draw.shared import numbers
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mnist_draw.compare.sources import Kind
    from mnist_draw.fooling.fooled import FooledNetwork, Problem, Reading

translate = QCoreApplication.translate

_FULL: Final = STRENGTHS.index(1.0)


class FoolingBody(QWidget):
    """Everything below the answer of the card.

    Attributes:
        second_changed: Another second network was chosen.
    """

    second_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foolingBody")
        self._second_label, self._second = QLabel(), QComboBox()
        self._second.setObjectName("secondNetworkBox")
        for kind in KINDS:
            self._second.addItem(kind_name(kind), kind)
        self._second.setCurrentIndex(KINDS.index("mlp"))
        self._second.currentIndexChanged.connect(self._change_second)
        self._second_label.setBuddy(self._second)
        self._strength_label = QLabel()
        self._strength = QSlider(Qt.Orientation.Horizontal)
        self._strength.setObjectName("strengthSlider")
        self._strength.setRange(0, len(STRENGTHS) - 1)
        self._strength.setPageStep(5)
        self._strength.setValue(_FULL)
        self._strength.valueChanged.connect(self._show)
        self._strength_label.setBuddy(self._strength)
        self._strength_value = SteadyLabel("changeStrength")
        self._rows = (_NetworkRow("own"), _NetworkRow("second"))
        self._legend = SteadyLabel("changeLegend", "caption", "muted")
        self._results: tuple[FooledNetwork, ...] = ()
        self._drawing: NDArray[np.uint8] | None = None
        self._lay_out()
        self._retranslate()

    @property
    def second(self) -> Kind:
        """Kind of the second network."""
        return KINDS[self._second.currentIndex()]

    def set_editable(self, *, editable: bool) -> None:
        """Set whether the second network can be chosen."""
        self._second.setEnabled(editable)

    def show_drawing(self, image: NDArray[np.uint8] | None) -> None:
        """Show the framed drawing, uint8 (28, 28), where there is no result; None for none."""
        self._drawing = image
        if not self._results:
            self._show()

    def show_results(self, results: tuple[FooledNetwork, ...]) -> None:
        """Show the changes of the networks, as far as they are known."""
        self._results = results
        with QSignalBlocker(self._strength):
            self._strength.setValue(_FULL)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        controls.setSpacing(8)
        controls.addWidget(self._strength_label)
        controls.addWidget(self._strength, 3)
        controls.addWidget(self._strength_value, 1)
        controls.addWidget(self._second_label)
        controls.addWidget(self._second)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(controls)
        for row in self._rows:
            layout.addWidget(row)
        layout.addWidget(self._legend)
        layout.addStretch()

    def _retranslate(self) -> None:
        self._second_label.setText(self.tr("&Second network:"))
        self._second.setAccessibleName(self._second_label.text().replace("&", ""))
        self._second.setToolTip(self.tr("A ready-made network, fooled beside the one in use"))
        for index, kind in enumerate(KINDS):
            self._second.setItemText(index, kind_name(kind))
        self._strength_label.setText(self.tr("Strength of the c&hange:"))
        self._strength.setAccessibleName(self._strength_label.text().replace("&", ""))
        self._strength.setToolTip(
            self.tr("At 100 % the answer turns; less does not turn it (arrow keys)")
        )
        self._legend.set_text(
            self.tr("Orange: ink is added. Blue: ink is taken away. Grey: nothing changes.")
        )
        self._legend.setToolTip(
            self.tr(
                "Searched with DeepFool (Moosavi-Dezfooli and others, 2016) among the grey levels "
                "that a picture can have. A smaller change may exist."
            )
        )
        self._show()

    @Slot()
    def _change_second(self) -> None:
        self.show_results(())
        self.second_changed.emit()

    @Slot()
    def _show(self) -> None:
        step = self._strength.value()
        text = numbers.whole_percent(STRENGTHS[step])
        self._strength_value.set_text(text, strong=True)
        self._strength.setAccessibleDescription(text)
        self._strength.setEnabled(any(each.change is not None for each in self._results))
        names = (self.tr("Your network"), kind_name(self.second))
        for index, row in enumerate(self._rows):
            result = self._results[index] if index < len(self._results) else None
            row.show_result(names[index], names, result, step)
            if result is None:
                row.show_drawing(self._drawing)


class _NetworkRow(QWidget):
    """One network: drawing + change = changed drawing, and what both networks read there."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}Fooled")
        self._title = SteadyLabel(f"{name}FooledTitle", "title")
        self._drawing = InkPicture(self)
        self._change = ChangePicture(f"{name}Change")
        self._changed = InkPicture(self)
        self._changed.setObjectName(f"{name}Changed")
        self._lines = (
            SteadyLabel(f"{name}FooledAnswer", "title", "accent", shrinks=True),
            SteadyLabel(f"{name}FooledOther", shrinks=True),
            SteadyLabel(f"{name}FooledSize", "body", "muted", shrinks=True),
        )
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        for line in self._lines:
            texts.addWidget(line)
        texts.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        signs = (QLabel("+"), QLabel("="))
        for sign in signs:
            sign.setProperty("step", "title")
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(self._drawing, 0, top)
        layout.addWidget(signs[0])
        layout.addWidget(self._change, 0, top)
        layout.addWidget(signs[1])
        layout.addWidget(self._changed, 0, top)
        layout.addSpacing(8)
        layout.addLayout(texts, 1)
        self._fit()

    def show_drawing(self, image: NDArray[np.uint8] | None) -> None:
        """Show the framed drawing: uint8, shape (28, 28); None for a blank canvas."""
        if image is None:
            self._drawing.clear()
        else:
            self._drawing.show_ink(image, QRectF(0, 0, 1, 1))

    def show_result(
        self, name: str, names: tuple[str, str], result: FooledNetwork | None, step: int
    ) -> None:
        """Show a result at one of `STRENGTHS`; None for none.

        Args:
            name: Name of this network.
            names: Names of the network in use and the second one.
            result: The change of this network.
            step: Index of the strength.
        """
        self._title.set_text(name, strong=True)
        change = None if result is None else result.change
        own = names.index(name)
        if result is None or change is None:
            self._changed.clear()
            self._change.show_change(None)
            problem = "" if result is None or result.problem is None else _problem(result.problem)
            self._set_lines(problem)
            return
        whole = QRectF(0, 0, 1, 1)
        self._drawing.show_ink(_levels(change.image), whole)
        self._change.show_change(change.difference)
        self._changed.show_ink(_levels(change.scaled(STRENGTHS[step])), whole)
        readings = result.readings[step]
        self._set_lines(
            self.tr("Reads {digit}").format(digit=_reading(readings[own])),
            self.tr("{name} reads {digit}").format(
                name=names[1 - own], digit=_reading(readings[1 - own])
            ),
            self.tr("Smallest change: {share} of the ink, size {size}").format(
                share=numbers.whole_percent(change.ink_share), size=numbers.decimal(change.size, 2)
            ),
            turned=readings[own].answer != change.answer,
        )
        largest = numbers.whole_percent(change.largest)
        self._lines[2].setToolTip(
            self.tr(
                "Ink added and taken away, as a share of the drawing's. Size: Euclidean length; 1 "
                "is one pixel from blank to full. Largest change of a pixel: {largest}"
            ).format(largest=largest)
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name_pictures()
        elif event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _set_lines(self, *texts: str, turned: bool = False) -> None:
        for line, text in zip(self._lines, (*texts, "", ""), strict=False):
            line.set_text(text)
            line.setAccessibleName(text)
        self._lines[0].set_text(texts[0], "warning" if turned else "accent")

    def _fit(self) -> None:
        side = picture_side(self)
        for picture in (self._drawing, self._change, self._changed):
            picture.setFixedSize(QSize(side, side))
        self._name_pictures()

    def _name_pictures(self) -> None:
        self._drawing.set_texts(self.tr("Your drawing"), self.tr("As the networks read it"))
        self._changed.set_texts(
            self.tr("Your drawing, changed"), self.tr("With the change at this strength")
        )
        self._change.setAccessibleName(self.tr("The change"))
        self._change.setToolTip(self.tr("Orange: ink is added. Blue: ink is taken away."))


def _levels(ink: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Grey levels for the eye: uint8, shape (28, 28)."""
    return np.rint(ink * 255).astype(np.uint8)


def _reading(reading: Reading) -> str:
    return f"{DIGITS[reading.answer]} · {numbers.whole_percent(reading.probability)}"


def _problem(problem: Problem) -> str:
    return {
        "already": translate("Fooling", "It reads this digit already"),
        "none": translate("Fooling", "No change was found that turns it"),
        "overflow": translate("Fooling", "Its weights overflow: it reads nothing"),
    }[problem]
