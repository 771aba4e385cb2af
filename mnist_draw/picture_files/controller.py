"""Opens pictures as drawings, and saves the drawing and the digit image as pictures."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QObject, Slot
from PySide6.QtGui import QAction, QColor, QImage, QImageWriter, QKeySequence

from mnist_draw.curves.tools.file_writer import FileWriter
from mnist_draw.draw.ink import RASTER_SIZE
from mnist_draw.draw.pasted_pictures import FORMATS, image_from_ink
from mnist_draw.messages import is_picture
from mnist_draw.plain_text import path_text
from mnist_draw.shared import file_dialogs, theme
from trainer.errors import WeightsError
from trainer.ink.framing import FRAME_SIZE, plain_resize
from trainer.ink.stroke_framing import frame_drawing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtWidgets import QWidget

    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.shared.failure import Failure

_SUFFIX: Final = ".png"


class PictureFilesController(QObject):
    """Owns the actions of the File menu for pictures, and their dialogs; in the GUI thread.

    Attributes:
        open_action: Puts a picture or photo of a digit on the canvas.
        save_drawing_action: Saves the drawing as it looks, black on white.
        save_input_action: Saves the digit image, white on black as in MNIST.
        actions: All of them, for the File menu.
    """

    def __init__(
        self, window: QWidget, draw_area: DrawArea, notifications: Notifications, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._draw_area = window, draw_area
        self._notifications = notifications
        # Kept while a dialog is open.
        self._image = QImage()
        self._mistaken = Path()
        self._writer = FileWriter(self)
        self._writer.written.connect(self._show_saved)
        self._writer.failed.connect(notifications.warn)
        self.open_action = self._action("openPictureAction", "open")
        self.open_action.setShortcut(QKeySequence("Ctrl+Shift+O"))
        self.open_action.triggered.connect(self._choose_picture)
        self.save_drawing_action = self._action("savePictureAction", "save")
        self.save_drawing_action.triggered.connect(self._save_drawing)
        self.save_input_action = self._action("saveInputAction")
        self.save_input_action.triggered.connect(self._save_input)
        self.actions = [self.open_action, self.save_drawing_action, self.save_input_action]
        self._instead = self._action("openAsPictureAction")
        self._instead.triggered.connect(self._open_mistaken)
        drawing = draw_area.drawing
        drawing.stroke_finished.connect(self._enable)
        drawing.history_changed.connect(self._enable)
        self.retranslate()
        self._enable()

    @Slot()
    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self._instead.setText(self.tr("Open as a picture"))
        for action, text, tip in (
            (
                self.open_action,
                self.tr("Open p&icture…"),
                self.tr("Put a picture or a photo of a digit on the canvas"),
            ),
            (
                self.save_drawing_action,
                self.tr("Save drawing as pict&ure…"),
                self.tr("Save the drawing as it looks: a PNG of {side} × {side} pixels").format(
                    side=QLocale().toString(RASTER_SIZE)
                ),
            ),
            (
                self.save_input_action,
                self.tr("Save what the &network sees…"),
                self.tr("Save the network's input: a PNG of 28 × 28 pixels, as in MNIST"),
            ),
        ):
            action.setText(text)
            action.setToolTip(tip)
            action.setStatusTip(tip)

    @Slot(object)
    def show_failure(self, failure: Failure) -> None:
        """Show a worker's failure; a picture among weights can be opened as what it is."""
        error = failure.error
        if isinstance(error, WeightsError) and is_picture(error.path):
            self._mistaken = error.path
            text = partial(self._notifications.explain, failure)
            self._notifications.show(text, "warning", self._instead)
        else:
            self._notifications.show_failure(failure)

    def _action(self, name: str, icon: str | None = None) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        if icon is not None:
            action.setIcon(theme.icon(icon))
        return action

    @Slot()
    def _enable(self) -> None:
        inked = not self._draw_area.drawing.is_blank
        self.save_drawing_action.setEnabled(inked)
        self.save_input_action.setEnabled(inked)

    @Slot()
    def _choose_picture(self) -> None:
        dialog = file_dialogs.create(
            self._window, "openPictureDialog", "pictures", self.tr("Open picture")
        )
        patterns = " ".join(f"*.{name}" for name in FORMATS)
        dialog.setNameFilters(
            [
                self.tr("Pictures ({patterns})").format(patterns=patterns),
                self.tr("All files (*)"),
            ]
        )
        dialog.fileSelected.connect(self._draw_area.canvas.open_picture)
        dialog.open()

    @Slot()
    def _open_mistaken(self) -> None:
        self._draw_area.canvas.open_picture(str(self._mistaken))

    @Slot()
    def _save_drawing(self) -> None:
        raster = self._draw_area.drawing.raster
        self._ask(
            image_from_ink(raster, QColor("white"), QColor("black")),
            self.tr("Save drawing as picture"),
            self.tr("The drawing, {side} × {side} pixels (*.png)").format(side=RASTER_SIZE),
            f"drawing{_SUFFIX}",
        )

    @Slot()
    def _save_input(self) -> None:
        digit_image = self._digit_image()
        if digit_image is None:
            return
        self._ask(
            image_from_ink(digit_image, QColor("black"), QColor("white")),
            self.tr("Save what the network sees"),
            self.tr("What the network sees, {side} × {side} pixels (*.png)").format(
                side=FRAME_SIZE
            ),
            f"digit{_SUFFIX}",
        )

    def _digit_image(self) -> NDArray[np.uint8] | None:
        """The network's input for the present drawing: uint8, shape (28, 28); None if blank."""
        drawing = self._draw_area.drawing
        if self._draw_area.plain_resize_action.isChecked():
            return plain_resize(drawing.snapshot())
        framing = frame_drawing(drawing.snapshot(), drawing.pen_strokes)
        return None if framing is None else framing.digit_image

    def _ask(self, image: QImage, title: str, name_filter: str, file_name: str) -> None:
        self._image = image.convertToFormat(QImage.Format.Format_Grayscale8)
        dialog = file_dialogs.create_for_saving(
            self._window, "savePictureDialog", "pictures", title, file_name
        )
        dialog.setNameFilter(name_filter)
        dialog.fileSelected.connect(self._write)
        dialog.open()

    @Slot(str)
    def _write(self, name: str) -> None:
        path = Path(name)
        self._writer.write(path, partial(_encoded, self._image, path.suffix))

    @Slot(object)
    def _show_saved(self, path: Path) -> None:
        shown = path_text(path)
        self._notifications.show(lambda: self.tr("Picture saved to {path}").format(path=shown))


def _encoded(image: QImage, suffix: str) -> bytes:
    """A picture in the format of a suffix, or PNG if there is none for it."""
    wanted = QByteArray(suffix.removeprefix(".").lower().encode())
    known = wanted in QImageWriter.supportedImageFormats()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, wanted if known else QByteArray(b"png")).write(image)
    return bytes(content.data())
