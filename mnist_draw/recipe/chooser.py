"""Recipe chooser: a combo box of presets grouped by source, and a line about the chosen one."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.plain_text import without_markup
from mnist_draw.recipe import field_texts, published_texts
from mnist_draw.shared import theme
from mnist_draw.shared.screen_readers import announce
from mnist_draw.shared.widgets.combo_box import ComboBox
from mnist_draw.shared.widgets.elided_label import ElidedLabel
from trainer.recipe.presets import PRESETS

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    from trainer.recipe.recipes import Recipe

_NAME: Final = Qt.ItemDataRole.UserRole
_INDENT: Final = "    "
# Width of the pop-up text, in widths of the letter x.
_POPUP_WIDTH: Final = 60


class RecipeBox(ComboBox):
    """A combo box of presets, grouped under headings.

    Attributes:
        recipe_chosen: Emits the preset that was chosen.
    """

    recipe_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("recipeBox")
        self.setItemDelegate(_IndentedDelegate(self))
        self.setMaxVisibleItems(24)
        self._headings: list[tuple[int, str]] = []
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        for source, recipes in _presets_by_source().items():
            self._headings.append((self.count(), source))
            heading = QStandardItem()
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            model.appendRow(heading)
            for recipe in recipes:
                self.addItem(recipe.title, recipe.name)
        self.retranslate()
        self.setCurrentIndex(self.findData(PRESETS[0].name))
        self.currentIndexChanged.connect(self._emit_recipe)

    @property
    def recipe(self) -> Recipe:
        """The chosen preset."""
        return next(recipe for recipe in PRESETS if recipe.name == self.currentData())

    def choose(self, name: str) -> None:
        """Choose a preset by name; an unknown name is ignored."""
        index = self.findData(name)
        if index >= 0:
            self.setCurrentIndex(index)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        names = {
            "dezero": "DeZero",
            "keras": "Keras",
            "pytorch": "PyTorch",
            "rnn": "RNN",
            "own": self.tr("Our own"),
        }
        for row, source in self._headings:
            self.setItemText(row, names[source])
            font = self.font()
            font.setBold(True)
            self.setItemData(row, font, Qt.ItemDataRole.FontRole)
        for recipe in PRESETS:
            index = self.findData(recipe.name)
            self.setItemText(index, field_texts.translate("Recipe", recipe.title))
            self.setItemData(index, about(recipe), Qt.ItemDataRole.ToolTipRole)

    @Slot()
    def _emit_recipe(self) -> None:
        self.recipe_chosen.emit(self.recipe)


class RecipeNote(QWidget):
    """One line about a recipe, and a button that opens its full description."""

    def __init__(self) -> None:
        super().__init__()
        self._recipe = PRESETS[0]
        self._other_data = False
        self._line = ElidedLabel("recipeSource")
        self._line.setProperty("step", "caption")
        self._line.setProperty("tone", "muted")
        self._button = QToolButton()
        self._button.setObjectName("recipeInfoButton")
        self._button.setProperty("flat", True)
        self._button.setProperty("small", True)
        self._button.setIcon(theme.icon("info", "muted"))
        self._button.clicked.connect(self._open)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._button)
        layout.addWidget(self._line, 1)
        self.retranslate()

    @Slot(object)
    def show_recipe(self, recipe: Recipe) -> None:
        """Show the beginning of a recipe's description: what one needs to choose it."""
        self._recipe = recipe
        text = field_texts.translate("Recipe", recipe.source)
        self._line.set_text(
            self.tr("On MNIST: {about}").format(about=text) if self._other_data else text
        )
        self._line.setToolTip(about(recipe))
        self._line.setAccessibleDescription(without_markup(about(recipe)))

    def set_other_data(self, *, other: bool) -> None:
        """Say that the description is about MNIST, where other data may be chosen."""
        self._other_data = other
        self.show_recipe(self._recipe)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self._button.setAccessibleName(self.tr("About this recipe"))
        self._button.setToolTip(self.tr("Where this recipe comes from, and what was published"))
        self.show_recipe(self._recipe)

    @Slot()
    def _open(self) -> None:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("recipeInfo")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setFrameShape(QFrame.Shape.StyledPanel)
        text = QLabel(about(self._recipe))
        text.setObjectName("recipeInfoText")
        text.setWordWrap(True)
        text.setFixedWidth(_POPUP_WIDTH * text.fontMetrics().horizontalAdvance("x"))
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(text)
        popup.adjustSize()
        position = self.mapToGlobal(QPoint(0, self.height() + 4))
        screen = self.screen().availableGeometry()
        popup.move(min(position.x(), screen.right() - popup.width()), position.y())
        popup.show()
        announce(popup, without_markup(text.text()))


def about(recipe: Recipe) -> str:
    """Title, source and published figures of a preset, as rich text."""
    title = html.escape(field_texts.translate("Recipe", recipe.title), quote=False)
    source = html.escape(field_texts.translate("Recipe", recipe.source), quote=False)
    text = f"<p><b>{title}</b></p><p>{source}</p>"
    figures = published_texts.summary(recipe.name)
    if figures:
        heading = field_texts.translate("RecipeNote", "Published")
        text += f"<p>{heading}:<br>" + "<br>".join(f"• {figure}" for figure in figures) + "</p>"
    return text


def _presets_by_source() -> dict[str, list[Recipe]]:
    presets: dict[str, list[Recipe]] = {}
    for recipe in PRESETS:
        prefix = recipe.name.split("-")[0]
        known = {"dezero": "dezero", "keras": "keras", "pytorch": "pytorch"}
        source = "rnn" if recipe.name.endswith("-rows") else known.get(prefix, "own")
        presets.setdefault(source, []).append(recipe)
    return presets


class _IndentedDelegate(QStyledItemDelegate):
    """Indents recipes below their headings."""

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.data(_NAME) is not None:
            option.text = _INDENT + option.text
        else:
            # A heading cannot be chosen, but is read.
            option.state |= QStyle.StateFlag.State_Enabled

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), round(size.height() * 1.25))
