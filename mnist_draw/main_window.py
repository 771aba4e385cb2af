"""Main window: menus, and three areas side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow

from mnist_draw.area_columns import AreaColumns
from mnist_draw.shared import file_dialogs, language, theme
from mnist_draw.shared.platforms import keys

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.predict.panel import PredictionPanel
    from mnist_draw.shared.language import Language
    from mnist_draw.shared.theme import Scheme
    from mnist_draw.train.panel import TrainingPanel

WEIGHTS_SUFFIX = ".safetensors"
# Preferred size; a screen that is hardly larger gets a maximised window.
_BEST_SIZE = QSize(1600, 960)


class MainWindow(QMainWindow):
    """Lays out the three areas and holds the menus with their shortcuts.

    Attributes:
        weights_to_open: Emits the path of a file to open.
        weights_to_save: Emits the path of a file to write.
        scheme_chosen: Emits ``"system"``, ``"light"`` or ``"dark"``.
        projector_chosen: Emits whether to enlarge everything.
        language_chosen: Emits a language; None for the system's.
        language_changed: The texts of the window are in another language.
        closing: The window is about to close.
        key_unused: Emits the `QKeySequence` of a pressed key that nothing in the window has used.
    """

    weights_to_open = Signal(object)
    weights_to_save = Signal(object)
    scheme_chosen = Signal(str)
    projector_chosen = Signal(bool)
    language_chosen = Signal(object)
    language_changed = Signal()
    closing = Signal()
    key_unused = Signal(object)

    def __init__(
        self, draw_area: DrawArea, prediction_panel: PredictionPanel, training_panel: TrainingPanel
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowIcon(theme.icon("mnist-draw"))
        self._training = False
        self._draw_area, self._training_panel = draw_area, training_panel
        self._columns = AreaColumns((draw_area, prediction_panel, training_panel))
        self.setCentralWidget(self._columns)
        self._file_menu = self.menuBar().addMenu("")
        self._edit_menu = self.menuBar().addMenu("")
        self._training_menu = self.menuBar().addMenu("")
        self._view_menu = self.menuBar().addMenu("")
        self._help_menu = self.menuBar().addMenu("")
        self._fill_file_menu(self._file_menu)
        self._fill_edit_menu(self._edit_menu)
        self._fill_training_menu(self._training_menu)
        self._fill_view_menu(self._view_menu)
        self._retranslate()

    @property
    def columns(self) -> QByteArray:
        """State of the columns, for `restore`; empty while no border was moved."""
        return self._columns.state

    def restore(self, geometry: QByteArray, columns: QByteArray) -> None:
        """Restores the sizes of window and areas, or chooses sizes for the screen.

        Args:
            geometry: From `QWidget.saveGeometry`; empty for none.
            columns: From `columns`; empty for none.
        """
        if not self.restoreGeometry(geometry):
            available = self.screen().availableSize()
            self.resize(_BEST_SIZE.boundedTo(available * 0.9))
            if available.width() < _BEST_SIZE.width() or available.height() < _BEST_SIZE.height():
                self.setWindowState(Qt.WindowState.WindowMaximized)
        self._columns.restore(columns)

    def show_look(
        self, scheme: Scheme, chosen_language: Language | None = None, *, projector: bool
    ) -> None:
        """Checks the present choices in the View menu."""
        self._scheme_actions[scheme].setChecked(True)
        self._language_actions[chosen_language].setChecked(True)
        self.projector_action.setChecked(projector)

    def add_drawings_actions(self, edit: list[QAction], training: QAction) -> None:
        """Adds the actions of My drawings.

        Args:
            edit: They keep the drawing on the canvas; for the Edit menu.
            training: Shows the window; after Data in the Training menu.
        """
        self._edit_menu.addSeparator()
        self._edit_menu.addActions(edit)
        self._training_menu.insertAction(self.mistakes_action, training)

    def add_training_action(self, action: QAction) -> None:
        """Adds an action at the end of the Training menu."""
        self._training_menu.addAction(action)

    def add_corner(self, widget: QWidget) -> None:
        """Shows a widget at the right end of the menu bar."""
        self.menuBar().setCornerWidget(widget)
        widget.show()

    def add_view(self, action: QAction) -> None:
        """Adds the action that switches a view on and off."""
        self._view_menu.addAction(action)

    def add_help(self, actions: list[QAction]) -> None:
        """Adds the actions of the Help menu."""
        self._help_menu.addActions(actions)

    def add_file_actions(self, actions: list[QAction]) -> None:
        """Adds a group of actions to the File menu."""
        self._file_menu.insertSeparator(self._before_quit)
        self._file_menu.insertActions(self._before_quit, actions)

    def add_drawings(self, file_actions: list[QAction], demo: QAction, speeds: QMenu) -> None:
        """Adds the actions for drawings.

        Args:
            file_actions: Actions for the File menu.
            demo: Switches the demo on and off.
            speeds: Menu of drawing speeds.
        """
        self.add_file_actions(file_actions)
        self._view_menu.addSeparator()
        self._view_menu.addAction(demo)
        self._view_menu.addMenu(speeds)

    def set_training(self, *, training: bool) -> None:
        """Says what quitting does to a training."""
        self._training = training
        self._name_quit()
        self._name_window()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Emits `closing`; closes without a question, even during a training."""
        self.closing.emit()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key_unused.emit(QKeySequence(event.keyCombination()))
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.language_changed.emit()
        elif event.type() == QEvent.Type.WindowStateChange:
            # A desktop or restored geometry fills the screen too, and leaves it.
            self._full_screen_action.setChecked(self.isFullScreen())
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._name_quit()
        self._name_window()
        self._file_menu.setTitle(self.tr("&File"))
        self._edit_menu.setTitle(self.tr("&Edit"))
        self._training_menu.setTitle(self.tr("&Training"))
        self._view_menu.setTitle(self.tr("&View"))
        self._language_menu.setTitle(self.tr("Lan&guage"))
        self._help_menu.setTitle(self.tr("&Help"))
        self._scheme_actions["system"].setText(self.tr("Follow &system"))
        self._scheme_actions["light"].setText(self.tr("&Light"))
        self._scheme_actions["dark"].setText(self.tr("&Dark"))
        self._language_actions[None].setText(self.tr("Follow s&ystem"))
        for action, text, tip in (
            (
                self.open_action,
                self.tr("&Open weights…"),
                self.tr("Use the weights in a file"),
            ),
            (
                self.save_action,
                self.tr("&Save weights…"),
                self.tr("Save the weights of the network in use to a file"),
            ),
            (
                self.runs_action,
                self.tr("&Runs…"),
                self.tr("All runs: use their weights, compare their curves, repeat them"),
            ),
            (
                self.data_action,
                self.tr("&Data…"),
                self.tr("The images the network learns from, and the test images it reads wrongly"),
            ),
            (
                self.similar_action,
                self.tr("S&imilar training images…"),
                self.tr("Training images of the answer, the most similar to your drawing first"),
            ),
            (
                self.mistakes_action,
                self.tr("&Mistakes…"),
                self.tr("The test images that the network in use reads wrongly"),
            ),
            (
                self.teach_action,
                self.tr("T&each it mine…"),
                self.tr("Train the network in use on your own drawings, and compare"),
            ),
            (
                self.compare_action,
                self.tr("Fi&ve networks…"),
                self.tr("Let five kinds of networks read the drawing side by side"),
            ),
            (
                self.projector_action,
                self.tr("&Projector mode"),
                self.tr("Enlarge everything, so that the last row of the class can read it"),
            ),
            (self._full_screen_action, self.tr("&Full screen"), self.tr("Fill the screen")),
        ):
            action.setText(text)
            action.setToolTip(tip)
            action.setStatusTip(tip)

    def _name_window(self) -> None:
        # Desktops add the name of the application.
        self.setWindowTitle(self.tr("Training") if self._training else self.tr("MNIST Draw"))

    def _name_quit(self) -> None:
        if self._training:
            text = self.tr("&Quit: the run so far is kept")
            tip = self.tr("Close the window and end the training; its run is kept, see Runs")
        else:
            text, tip = self.tr("&Quit"), self.tr("Close the window")
        self._quit_action.setText(text)
        self._quit_action.setToolTip(tip)
        self._quit_action.setStatusTip(tip)

    def _fill_file_menu(self, menu: QMenu) -> None:
        self.open_action = self._action("open", QKeySequence.StandardKey.Open)
        self.open_action.triggered.connect(self._choose_weights_to_open)
        self.save_action = self._action("save", QKeySequence.StandardKey.Save)
        self.save_action.triggered.connect(self._choose_file_to_save)
        self._quit_action = self._action(None, QKeySequence("Ctrl+Q"))
        self._quit_action.setMenuRole(QAction.MenuRole.QuitRole)
        self._quit_action.triggered.connect(self.close)
        menu.addActions([self.open_action, self.save_action])
        self._before_quit = menu.addSeparator()
        menu.addAction(self._quit_action)

    def _fill_edit_menu(self, menu: QMenu) -> None:
        area = self._draw_area
        menu.addActions([area.undo_action, area.redo_action, area.clear_action])
        menu.addSeparator()
        menu.addActions([area.copy_action, area.paste_action])
        menu.addSeparator()
        menu.addActions([area.eraser_action, area.wider_action, area.narrower_action])

    def _fill_training_menu(self, menu: QMenu) -> None:
        panel = self._training_panel
        menu.addActions(panel.run_actions)
        menu.addMenu(panel.pacing.menu)
        menu.addSeparator()
        menu.addAction(panel.settings_action)
        menu.addSeparator()
        self.runs_action = self._action("curves", QKeySequence("Ctrl+R"))
        self.runs_action.setObjectName("runsAction")
        self.data_action = self._action("data", QKeySequence("Ctrl+D"))
        self.mistakes_action = self._action(None, QKeySequence("Ctrl+M"))
        self.mistakes_action.setObjectName("mistakesAction")
        self.similar_action = self._action(None, keys.function_key(4))
        self.similar_action.setObjectName("similarAction")
        menu.addActions(
            [self.runs_action, self.data_action, self.similar_action, self.mistakes_action]
        )
        self.teach_action = self._action(None, QKeySequence("Ctrl+Shift+T"))
        # Until its window can be opened.
        self.teach_action.setEnabled(False)
        self.teach_action.setObjectName("teachAction")
        menu.addAction(self.teach_action)

    def _fill_view_menu(self, menu: QMenu) -> None:
        group = QActionGroup(self)
        self._scheme_actions: dict[Scheme, QAction] = {}
        for scheme in get_args(theme.Scheme):
            action = group.addAction("")
            action.setCheckable(True)
            action.setData(scheme)
            self._scheme_actions[scheme] = action
        group.triggered.connect(self._choose_scheme)
        menu.addActions(group.actions())
        menu.addSeparator()
        self._fill_language_menu(menu)
        menu.addSeparator()
        self.projector_action = self._action("projector", keys.function_key(9))
        self.projector_action.setCheckable(True)
        self.projector_action.triggered.connect(self.projector_chosen)
        self._full_screen_action = self._action(None, None)
        # Of this window alone: the inside of the network has its own.
        self._full_screen_action.setShortcuts(keys.function_key(11))
        self._full_screen_action.setCheckable(True)
        self._full_screen_action.triggered.connect(self._fill_screen)
        menu.addActions([self.projector_action, self._full_screen_action])
        menu.addSeparator()
        views = self._training_panel.views
        menu.addActions([views.inside_action, views.detach_action])
        self.compare_action = self._action("compare", QKeySequence("Ctrl+5"))
        # Until its window can be opened.
        self.compare_action.setEnabled(False)
        self.compare_action.setObjectName("compareAction")
        menu.addActions([self._draw_area.plain_resize_action, self.compare_action])

    def _fill_language_menu(self, view_menu: QMenu) -> None:
        self._language_menu = view_menu.addMenu("")
        self._language_menu.setObjectName("languageMenu")
        group = QActionGroup(self)
        self._language_actions: dict[Language | None, QAction] = {None: group.addAction("")}
        for code, name in language.NAMES.items():
            self._language_actions[code] = group.addAction(name)
        for chosen, action in self._language_actions.items():
            action.setObjectName(f"languageAction-{chosen or 'system'}")
            action.setCheckable(True)
            action.setData(chosen)
        group.triggered.connect(self._choose_language)
        self._language_menu.addActions(group.actions())

    def _action(
        self,
        icon: str | None,
        shortcut: QKeySequence | QKeySequence.StandardKey | list[QKeySequence] | None,
    ) -> QAction:
        action = QAction(self)
        if icon is not None:
            action.setIcon(theme.icon(icon))
        if shortcut is not None:
            several = shortcut if isinstance(shortcut, list) else [QKeySequence(shortcut)]
            action.setShortcuts(several)
            # The keys work in the side windows too, which have the focus while one looks at them.
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        return action

    @Slot(QAction)
    def _choose_scheme(self, action: QAction) -> None:
        self.scheme_chosen.emit(action.data())

    @Slot(QAction)
    def _choose_language(self, action: QAction) -> None:
        self.language_chosen.emit(action.data())

    @Slot()
    def _fill_screen(self) -> None:
        # A maximised window is maximised again afterwards.
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def _choose_weights_to_open(self) -> None:
        dialog = file_dialogs.create(self, "openWeightsDialog", "weights", self.tr("Open weights"))
        dialog.setNameFilter(self.tr("Weights (*.safetensors);;All files (*)"))
        dialog.fileSelected.connect(self._open_weights)
        dialog.open()

    @Slot(str)
    def _open_weights(self, name: str) -> None:
        self.weights_to_open.emit(Path(name))

    @Slot()
    def _choose_file_to_save(self) -> None:
        dialog = file_dialogs.create_for_saving(
            self,
            "saveWeightsDialog",
            "weights",
            self.tr("Save weights"),
            f"weights{WEIGHTS_SUFFIX}",
        )
        dialog.setNameFilter(self.tr("Weights (*.safetensors)"))
        dialog.fileSelected.connect(self._save_weights)
        dialog.open()

    @Slot(str)
    def _save_weights(self, name: str) -> None:
        self.weights_to_save.emit(Path(name))
