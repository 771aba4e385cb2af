"""Draw area: canvas, brush bar, the network's input, and the actions they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from mnist_draw.draw.brush import Brush
from mnist_draw.draw.brush_bar import BrushBar
from mnist_draw.draw.canvas import Canvas
from mnist_draw.draw.canvas_note import ClearedNote
from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.network_input.digit_images import DigitImages
from mnist_draw.draw.network_input.framing_comparison import FramingComparison
from mnist_draw.draw.network_input.model_input import ModelInput
from mnist_draw.draw.view_switches import FramingSwitch, ViewSwitches
from mnist_draw.shared import theme
from mnist_draw.shared.platforms import keys as platform_keys

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mnist_draw.draw.ink_annotation import InkAnnotation
    from mnist_draw.draw.network_input.framing_comparison import ComparisonSide
    from trainer.ink.framing import Framing

_WIDTH_STEP = 2.0  # Canvas units for [ and ].


class DrawArea(QWidget):
    """Widget for drawing, with the network's input under it.

    Attributes:
        drawing: Strokes and raster; `Drawing.snapshot` is for the prediction thread.
        brush: Width and kind of the next stroke.
        canvas: Shows and edits the drawing.
        model_input: The digit image and the steps to it.
        digit_images: The digit image of each digit of a number; replaces `model_input` while
            there is one.
        comparison: With and without framing; replaces both while `plain_resize_action` is checked.
        undo_action, redo_action, clear_action, copy_action, paste_action, pen_action,
        eraser_action, wider_action, narrower_action, plain_resize_action: For menus; their
        shortcuts work without one.

    Signals:
        problem_found: Emits a function that says why a picture cannot be used, in the present
            language.
    """

    problem_found = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawArea")
        self.drawing = Drawing(self)
        self.brush = Brush(self)
        self.canvas = Canvas(self.drawing, self.brush)
        self._add_actions()
        self._cleared = ClearedNote(self.canvas, self.drawing, self.undo_action)
        self._bar = BrushBar(
            self.brush,
            pen=self.pen_action,
            eraser=self.eraser_action,
            undo=self.undo_action,
            redo=self.redo_action,
            clear=self.clear_action,
        )
        self.model_input = ModelInput()
        self.digit_images = DigitImages()
        self.comparison = FramingComparison()
        self._shows_number = False
        self._switches = ViewSwitches()
        self._switches.add_choice(FramingSwitch(self.plain_resize_action))
        # All are as high as the highest, so that nothing moves when another one is seen.
        self._inputs = QStackedWidget()
        for view in (self.model_input, self.digit_images, self.comparison):
            self._inputs.addWidget(view)

        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        # The canvas grows first, then the pictures under it.
        column.addWidget(self.canvas, 100)
        column.addWidget(self._bar)
        column.addWidget(self._switches)
        column.addWidget(self._inputs, 1)
        column.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusProxy(self.canvas)

        self.canvas.problem_found.connect(self.problem_found)
        self.drawing.stroke_finished.connect(self._enable_actions)
        self.drawing.history_changed.connect(self._enable_actions)
        self.brush.changed.connect(self._show_brush)
        self.plain_resize_action.toggled.connect(self._choose_input_view)
        self._enable_actions()
        self._show_brush()
        self._choose_input_view()

    def sizeHint(self) -> QSize:
        return QSize(420, 640)

    def show_framing(self, framing: Framing | None) -> None:
        """Show the network's input; None for a blank canvas."""
        self.model_input.show_framing(framing, self.drawing.raster)
        if framing is None:
            self.comparison.clear()

    def show_number(self, *, shown: bool) -> None:
        """Choose whether `digit_images` shows the network's input."""
        if shown != self._shows_number:
            self._shows_number = shown
            self._choose_input_view()

    def show_comparison(self, *, plain: ComparisonSide, framed: ComparisonSide) -> None:
        """Show the prediction with and without framing."""
        self.comparison.show_predictions(self.drawing.raster, plain=plain, framed=framed)

    def add_view(self, switch_name: str, action: QAction, view: QWidget) -> None:
        """Add a view under the canvas.

        Args:
            switch_name: Object name of the button that switches it on and off.
            action: The checkable action of this button; for menus too.
            view: The widget; it shows and hides itself.
        """
        self.addAction(action)
        self._switches.add(switch_name, action)
        self._column.insertWidget(self._column.indexOf(self.canvas) + 1, view)

    def annotate(
        self, canvas: InkAnnotation | None, digit_image: InkAnnotation | None = None
    ) -> None:
        """Show colours and marks on the ink.

        Args:
            canvas: On the canvas; None for plain ink.
            digit_image: On the image that the network got, framed or not; None for plain ink.
        """
        self.canvas.annotate(canvas)
        comparing = self.plain_resize_action.isChecked()
        shows_number = self._shows_number
        self.model_input.annotate(None if comparing or shows_number else digit_image)
        self.digit_images.annotate(digit_image if shows_number and not comparing else None)
        self.comparison.annotate(digit_image if comparing else None)

    def _add_actions(self) -> None:
        standard = QKeySequence.StandardKey
        window = Qt.ShortcutContext.WindowShortcut
        # Single letters are also typed into text fields of the window.
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut

        def action(
            name: str, icon: str | None, shortcuts: list[QKeySequence], here_only: bool
        ) -> QAction:
            result = QAction(self)
            if icon is not None:
                result.setIcon(theme.icon(icon))
            result.setObjectName(name)
            result.setShortcuts(shortcuts)
            result.setShortcutContext(here if here_only else window)
            self.addAction(result)
            return result

        def keys(*texts: str) -> list[QKeySequence]:
            return [QKeySequence(text) for text in texts]

        self.undo_action = action("undoAction", "undo", keys("Ctrl+Z"), False)
        self.redo_action = action("redoAction", "redo", keys("Ctrl+Shift+Z", "Ctrl+Y"), False)
        self.clear_action = action("clearAction", "clear", platform_keys.delete_keys(), False)
        self.copy_action = action("copyAction", "copy", [QKeySequence(standard.Copy)], False)
        self.paste_action = action("pasteAction", "paste", [QKeySequence(standard.Paste)], False)
        self.pen_action = action("penAction", "pen", keys("P"), True)
        self.eraser_action = action("eraserAction", "eraser", keys("E"), True)
        self.wider_action = action("widerAction", "width", keys("]"), True)
        self.narrower_action = action("narrowerAction", "width", keys("["), True)
        f7 = platform_keys.function_key(7)
        self.plain_resize_action = action("plainResizeAction", None, f7, False)
        self.plain_resize_action.setCheckable(True)
        self.pen_action.setCheckable(True)
        self.eraser_action.setCheckable(True)
        self._retranslate()

        self.undo_action.triggered.connect(self.drawing.undo)
        self.redo_action.triggered.connect(self.drawing.redo)
        self.clear_action.triggered.connect(self._clear)
        self.copy_action.triggered.connect(self.canvas.copy)
        self.paste_action.triggered.connect(self.canvas.paste)
        self.pen_action.triggered.connect(self._choose_pen)
        self.eraser_action.triggered.connect(self._choose_eraser)
        self.wider_action.triggered.connect(self._widen)
        self.narrower_action.triggered.connect(self._narrow)

    def _retranslate(self) -> None:
        for action, text, hint in (
            (self.undo_action, self.tr("&Undo"), self.tr("Undo the last stroke")),
            (self.redo_action, self.tr("&Redo"), self.tr("Redo the stroke that was undone")),
            (self.clear_action, self.tr("C&lear"), self.tr("Clear the canvas")),
            (self.copy_action, self.tr("&Copy"), self.tr("Copy the drawing as a picture")),
            (self.paste_action, self.tr("&Paste"), self.tr("Paste a picture of a digit")),
            (self.pen_action, self.tr("P&en"), self.tr("Draw with the pen")),
            (
                self.eraser_action,
                self.tr("Er&aser"),
                self.tr("Erase; press again for the pen. The right button always erases"),
            ),
            (self.wider_action, self.tr("&Wider brush"), self.tr("Draw thicker strokes")),
            (self.narrower_action, self.tr("&Narrower brush"), self.tr("Draw thinner strokes")),
            (
                self.plain_resize_action,
                self.tr("Whole canvas, without framing"),
                self.tr("See how the network reads the drawing when the whole canvas is shrunk"),
            ),
        ):
            keys = QKeySequence.listToString(
                action.shortcuts(), QKeySequence.SequenceFormat.NativeText
            )
            action.setText(text)
            action.setToolTip(f"{hint} ({keys.replace('; ', ', ')})")

    @Slot()
    def _choose_input_view(self) -> None:
        shown: QWidget = self.digit_images if self._shows_number else self.model_input
        if self.plain_resize_action.isChecked():
            shown = self.comparison
        self._inputs.setCurrentWidget(shown)

    @Slot()
    def _clear(self) -> None:
        self.drawing.clear()
        # There is nothing to erase, and the next stroke is to be seen.
        self.brush.eraser = False
        self._cleared.offer()

    @Slot()
    def _enable_actions(self) -> None:
        inked = not self.drawing.is_blank
        self.undo_action.setEnabled(self.drawing.can_undo)
        self.redo_action.setEnabled(self.drawing.can_redo)
        self.clear_action.setEnabled(inked)
        self.copy_action.setEnabled(inked)

    @Slot()
    def _show_brush(self) -> None:
        self.pen_action.setChecked(not self.brush.eraser)
        self.eraser_action.setChecked(self.brush.eraser)

    @Slot()
    def _choose_pen(self) -> None:
        self.brush.eraser = False
        # Triggering the checked pen action again has unchecked it.
        self._show_brush()

    @Slot(bool)
    def _choose_eraser(self, checked: bool) -> None:
        self.brush.eraser = checked

    @Slot()
    def _widen(self) -> None:
        self.brush.width += _WIDTH_STEP

    @Slot()
    def _narrow(self) -> None:
        self.brush.width -= _WIDTH_STEP

    def _limit_heights(self) -> None:
        # The canvas is a square: height beyond its width goes to the pictures under it, and what
        # they cannot use to the bottom.
        width = self.contentsRect().width()
        self.canvas.setMaximumHeight(max(self.canvas.minimumHeight(), width))
        for pictures in (self.model_input, self.comparison):
            pictures.setMaximumHeight(pictures.maximum_useful_height(width))
        # A number in place of one digit moves nothing.
        self.digit_images.setMaximumHeight(self.model_input.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._limit_heights()
        # The layout has used the limits of the old width.
        self._column.activate()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._limit_heights()
        super().changeEvent(event)
