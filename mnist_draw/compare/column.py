"""One column of the comparison: a network, its weights, and what it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnist_draw.compare.sources import Bundled, WeightsFile
from mnist_draw.compare.texts import kind_name
from mnist_draw.plain_text import path_text, plain_tip
from mnist_draw.predict import doubts
from mnist_draw.predict.bars.probability_bars import ProbabilityBars
from mnist_draw.predict.huge_digit import HugeDigit
from mnist_draw.recipe import field_texts
from mnist_draw.shared import numbers
from mnist_draw.shared.widgets.combo_box import ComboBox
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mnist_draw.compare.comparison import Answer
    from mnist_draw.compare.sources import ComparedNetwork, Kind, Source
    from mnist_draw.shared.theme import Tone
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.classes import Classes
    from trainer.recipe.groups.network import Model

_NO_NETWORK = "–"


class AnswerColumn(QWidget):
    """Name of a network, a row for its weights, and its answer.

    A mark under the digit says when the network reads something else than most networks, or than
    it reads in the drawing as drawn. A digit in doubt is grey.

    Attributes:
        renamed: The network has another name.
    """

    renamed = Signal()

    def __init__(self, name: str, weights: QWidget) -> None:
        """Start without an answer.

        Args:
            name: Prefix of the object names.
            weights: The row that shows or chooses the weights.
        """
        super().__init__()
        self.setObjectName(f"{name}Column")
        centred = Qt.AlignmentFlag.AlignHCenter
        # Unlike QLabel, as high in all scripts: the rows of all columns are level.
        self._title = SteadyLabel(f"{name}Title", "title")
        self._title.set_text(_NO_NETWORK, strong=True)
        self._weights = weights
        self._details = SteadyLabel(f"{name}Details", "caption", "muted")
        self._digit = HugeDigit(f"{name}Digit")
        self._digit.setMinimumHeight(40)
        self._certainty = SteadyLabel(f"{name}Certainty", "body", alignment=centred)
        self._mark = SteadyLabel(f"{name}Mark", "caption", "warning", alignment=centred)
        self._bars = ProbabilityBars()
        self._bars.setObjectName(f"{name}Bars")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget, stretch in (
            (self._title, 0),
            (weights, 0),
            (self._details, 0),
            (self._digit, 1),
            (self._certainty, 0),
            (self._mark, 0),
            (self._bars, 2),
        ):
            layout.addWidget(widget, stretch)
        self._comparable = True
        self._shown: tuple[Answer | None, int | None, int | None] = (None, None, None)
        self.show_answer(None, None, None)

    @property
    def title(self) -> str:
        """Heading of the column; a dash without a network."""
        return self._title.text()

    @property
    def name(self) -> str:
        """Name of the network beside others."""
        return self.title

    @property
    def classes(self) -> Classes:
        """Names of the network's classes."""
        return self._bars.classes

    def set_comparable(self, *, comparable: bool) -> None:
        """Set whether the network reads the classes that the network in use reads."""
        self._comparable = comparable

    @property
    def weights_height(self) -> int:
        """Preferred height of the row with the weights."""
        return self._weights.sizeHint().height()

    def set_weights_height(self, height: int) -> None:
        """Give the row with the weights the height that it has in other columns."""
        self._weights.setFixedHeight(height)

    def show_answer(self, answer: Answer | None, before: int | None, most: int | None) -> None:
        """Show what the network reads.

        Args:
            answer: In the picture as it is now; None without a network or without a drawing.
            before: The class, by its index, that it reads in the drawing as drawn.
            most: The class that most networks read now; None if there is none.
        """
        self._shown = (answer, before, most)
        if answer is None:
            self._digit.set_text("")
            self._certainty.set_text("")
            self._mark.set_text("")
            self._bars.set_probabilities(None)
        else:
            self._show(answer, before, most)
        texts = (self._digit.text(), self._certainty.text(), self._mark.text())
        self._digit.setAccessibleDescription(", ".join(filter(None, texts)))

    def set_drawn(self, *, drawn: bool) -> None:
        """Set whether there is a drawing: without one, the column invites to draw."""
        self._digit.set_placeholder(None if drawn else "pen")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.show_answer(*self._shown)
        super().changeEvent(event)

    def _show(self, answer: Answer, before: int | None, most: int | None) -> None:
        sure = answer.digit is not None and doubts.doubt(answer.probabilities, None) is None
        if answer.digit is None:
            # Weights that overflow give probabilities that are no numbers.
            self._digit.set_text("?")
            self._certainty.set_text(self.tr("overflow"))
            self._bars.set_probabilities(None)
        else:
            self._digit.set_text(self.classes[answer.digit])
            share = float(answer.probabilities[answer.digit])
            self._certainty.set_text(numbers.percent(share))
            self._bars.set_probabilities(answer.probabilities, sure=sure)
        mark = ""
        if before is not None and answer.digit != before:
            mark = self.tr("{digit} before the change").format(digit=self.classes[before])
        elif not self._comparable:
            mark = self.tr("not comparable: other classes")
        elif most is not None and answer.digit != most:
            mark = self.tr("most say {digit}").format(digit=self.classes[most])
        self._mark.set_text(mark)
        unmarked: Tone = "accent" if sure else "muted"
        self._digit.set_text(self._digit.text(), "warning" if mark else unmarked)

    def _show_network(self, title: str, tip: str, details: str) -> None:
        self._title.set_text(title, strong=True)
        self._title.setAccessibleName(title)
        self._title.setToolTip(plain_tip(tip))
        self._details.set_text(details)
        self._details.setAccessibleName(details)
        self._retranslate()
        self.renamed.emit()

    def _retranslate(self) -> None:
        explained = self.tr("Test accuracy, and number of parameters")
        self._details.setToolTip(plain_tip(f"{self._details.text()}\n{explained}"))
        self._digit.setAccessibleName(self.tr("Digit read by {name}").format(name=self.title))
        self._digit.setToolTip(self.tr("The digit that this network finds most probable"))
        self._bars.setAccessibleDescription(self.title)


class ChosenColumn(AnswerColumn):
    """A column whose weights are bundled, of a run, or from a file.

    Attributes:
        source_chosen: The `Source` that the user chose; the column still shows the one before.
        file_wanted: The user wants to choose a file.
    """

    source_chosen = Signal(object)
    file_wanted = Signal()

    def __init__(self, kind: Kind) -> None:
        """Start without a network; `kind` is that of the bundled one, and names the column."""
        box = ComboBox(f"{kind}WeightsBox")
        super().__init__(f"{kind}Network", box)
        self._box = box
        self._kind: Kind = kind
        self._runs: tuple[WeightsFile, ...] = ()
        self._network: ComparedNetwork | None = None
        self._box.activated.connect(self._choose)
        self._fill()
        self._retranslate()

    @property
    def network(self) -> ComparedNetwork | None:
        """The network that is shown; None until the first one is loaded."""
        return self._network

    @property
    def name(self) -> str:
        """The heading for bundled weights; the title of a run, of which there may be many."""
        source = None if self._network is None else self._network.source
        return source.title if isinstance(source, WeightsFile) else self.title

    def show_network(self, network: ComparedNetwork) -> None:
        """Show another network."""
        self._network = network
        self._bars.set_classes(network.snapshot.recipe.classes)
        self._show_texts()
        self._fill()

    def set_runs(self, runs: Sequence[WeightsFile]) -> None:
        """Offer these runs, newest first."""
        self._runs = tuple(runs)
        self._fill()

    @Slot(int)
    def _choose(self, index: int) -> None:
        source: Source | None = self._box.itemData(index)
        # The new one is selected once it is loaded.
        self._fill()
        if source is None:
            self.file_wanted.emit()
        else:
            self.source_chosen.emit(source)

    def _fill(self) -> None:
        present: Source = Bundled(self._kind) if self._network is None else self._network.source
        offered: list[Source] = [Bundled(self._kind), *self._runs]
        if _path(present) not in map(_path, offered):
            # A file, or a run that was deleted.
            offered.append(present)
        self._box.clear()
        for source in offered:
            if isinstance(source, Bundled):
                self._box.addItem(self.tr("Ready-made"), source)
                continue
            text = source.title
            if source.test_accuracy is not None:
                # Runs of one recipe have the same title.
                text += f" · {numbers.percent(source.test_accuracy)}"
            self._box.addItem(text, source)
            where = path_text(source.path)
            self._box.setItemData(
                self._box.count() - 1, plain_tip(where), Qt.ItemDataRole.ToolTipRole
            )
        self._box.insertSeparator(self._box.count())
        self._box.addItem(self.tr("From a file…"), None)
        self._box.setCurrentIndex([*map(_path, offered)].index(_path(present)))

    def _show_texts(self) -> None:
        network = self._network
        if network is None:
            self._show_network(_NO_NETWORK, "", self.tr("no network"))
            return
        parts = [self.tr("{count} parameters").format(count=numbers.whole(network.parameters))]
        if network.test_accuracy is not None:
            accuracy = numbers.percent(network.test_accuracy)
            parts.insert(0, self.tr("test {accuracy}").format(accuracy=accuracy))
        model = network.snapshot.recipe.model
        self._show_network(
            kind_name(model), field_texts.option_name("model", model), " · ".join(parts)
        )

    def _retranslate(self) -> None:
        super()._retranslate()
        self._box.setAccessibleName(self.tr("Weights of {name}").format(name=self.title))
        self._box.setToolTip(
            self.tr("Choose a network for this column: ready-made, from a run, or from a file")
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_texts()
            self._fill()
        super().changeEvent(event)


class OwnColumn(AnswerColumn):
    """The column of the network in use, which may be in training."""

    def __init__(self) -> None:
        recipe = SteadyLabel("ownNetworkRecipe")
        super().__init__("ownNetwork", recipe)
        self._recipe = recipe
        self._snapshot: WeightSnapshot | None = None
        self._show_texts()

    def show_weights(self, snapshot: WeightSnapshot) -> None:
        """Show which weights are in use."""
        if snapshot is not self._snapshot:
            self._snapshot = snapshot
            self._bars.set_classes(snapshot.recipe.classes)
            self._show_texts()

    def _show_texts(self) -> None:
        snapshot = self._snapshot
        details = recipe = ""
        if snapshot is not None:
            recipe = field_texts.title(snapshot.recipe.title)
            model: Model = snapshot.recipe.model
            details = self.tr("{kind} · epoch {epoch}").format(
                kind=kind_name(model), epoch=numbers.decimal(snapshot.epoch, 2)
            )
        self._recipe.set_text(recipe)
        self._show_network(
            self.tr("Your network"),
            self.tr("The weights in use: they change while you train"),
            details,
        )

    def _retranslate(self) -> None:
        super()._retranslate()
        self._details.setToolTip(self._details.text())
        self._recipe.setAccessibleName(self.tr("Weights in use"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_texts()
        super().changeEvent(event)


def _path(source: Source) -> Path | None:
    """What distinguishes the sources of one column; None for the bundled weights."""
    return None if isinstance(source, Bundled) else source.path
