"""Colour scheme, projector mode and language of the whole application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from mnist_draw.shared import language, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from mnist_draw.main_window import MainWindow
    from mnist_draw.settings import Settings
    from mnist_draw.shared.language import Language
    from mnist_draw.shared.theme import Scheme


class Appearance(QObject):
    """Applies the appearance and remembers what is chosen in the View menu."""

    def __init__(
        self,
        app: QApplication,
        settings: Settings,
        parent: QObject,
        *,
        scheme: Scheme | None = None,
        chosen_language: Language | None = None,
        projector: bool = False,
    ) -> None:
        """Applies the settings; an argument overrides its setting until the user chooses.

        Args:
            app: Gets the appearance.
            settings: Remembers choices.
            parent: Qt parent.
            scheme: Colour scheme.
            chosen_language: Language of the window.
            projector: Whether everything is enlarged; False leaves it to the settings.
        """
        super().__init__(parent)
        self._app, self._settings = app, settings
        self._scheme = scheme or settings.scheme
        self._projector = projector or settings.projector
        self._language = chosen_language or settings.language
        theme.apply(app, self._scheme, projector=self._projector)
        language.install(app, self._language)

    def connect_menu(self, window: MainWindow) -> None:
        """Marks the present choices in the View menu and follows new ones."""
        window.show_look(self._scheme, self._language, projector=self._projector)
        window.scheme_chosen.connect(self.use_scheme)
        window.projector_chosen.connect(self.use_projector)
        window.language_chosen.connect(self.use_language)

    @Slot(str)
    def use_scheme(self, scheme: Scheme) -> None:
        """Applies and remembers a colour scheme."""
        self._scheme = self._settings.scheme = scheme
        theme.apply(self._app, scheme, projector=self._projector, in_turns=True)

    @Slot(bool)
    def use_projector(self, projector: bool) -> None:
        """Enlarges everything or not, and remembers it."""
        self._projector = self._settings.projector = projector
        theme.apply(self._app, self._scheme, projector=projector, in_turns=True)

    @Slot(object)
    def use_language(self, chosen: Language | None) -> None:
        """Applies and remembers a language; None for the system's."""
        self._settings.language = chosen
        language.install(self._app, chosen, in_turns=True)
