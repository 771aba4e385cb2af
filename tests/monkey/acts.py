"""Random acts: mouse, keys, wheel, actions, window sizes; over all windows that are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from mnist_draw.shared.descendants import descendants

if TYPE_CHECKING:
    from random import Random

_MOST_WAIT_MS = 30
_KEYS = (
    *(Qt.Key(Qt.Key.Key_0 + digit) for digit in range(10)),
    Qt.Key.Key_Tab,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_A,
    Qt.Key.Key_X,
)
_BUTTONS = (Qt.MouseButton.LeftButton,) * 6 + (Qt.MouseButton.RightButton,)


class Monkey(QObject):
    """Acts at random, also in nested event loops of menus and dialogs.

    The same seed draws the same acts; what they hit depends on the machine's speed.

    Attributes:
        done: Number of acts.
        ended: All acts are done.
    """

    ended = Signal()

    def __init__(self, window: QWidget, random: Random) -> None:
        super().__init__()
        self.done = 0
        self.last = "start"
        self._window, self._random = window, random
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._act)
        self._left = 0
        self._held: QWidget | None = None
        self._acts = (
            (self._draw, 6),
            (self._click, 10),
            (self._press_key, 5),
            (self._trigger, 4),
            (self._turn_wheel, 2),
            (self._drag, 2),
            (self._resize, 1),
            (self._close, 1),
            (self._double_click, 1),
        )
        window.installEventFilter(self)

    def begin(self, acts: int) -> None:
        """Act so many times."""
        self._left = acts
        self._timer.start(0)

    def end(self) -> None:
        """Act no more."""
        self._timer.stop()
        self._left = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and self._left:
            # The application would end with its main window.
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _act(self) -> None:
        acts, weights = zip(*self._acts, strict=True)
        # Before the act: it may open a dialog, whose own loop then goes on acting.
        self._timer.start(self._random.randint(0, _MOST_WAIT_MS))
        self._left -= 1
        self.done += 1
        if self._left <= 0:
            self._timer.stop()
            self._leave_dialogs()
            self.ended.emit()
            return
        (act,) = self._random.choices(acts, weights)
        self.last = act.__name__
        act()

    def _leave_dialogs(self) -> None:
        while popup := QApplication.activePopupWidget() or QApplication.activeModalWidget():
            popup.close()
            if popup.isVisible():
                break

    def _top(self) -> QWidget:
        """The popup or dialog that takes the input, else any open window."""
        modal = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if modal is not None:
            return modal
        windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        return self._random.choice(sorted(windows, key=lambda each: each.objectName()))

    def _target(self) -> QWidget:
        # While nothing holds a window that was made in C++, PySide forgets what is in it.
        self._held = top = self._top()
        self.last = f"choose in {_described(top)}"
        if isinstance(top, QFileDialog):
            # It would walk the disk: answer it as a user who changed their mind.
            self.last = "cancel a file dialog"
            top.reject()
            return self._window
        children = [each for each in descendants(top, QWidget) if each.isVisible()]
        return self._random.choice([top, *children])

    def _point(self, widget: QWidget) -> QPoint:
        return QPoint(
            self._random.randrange(max(1, widget.width())),
            self._random.randrange(max(1, widget.height())),
        )

    def _click(self) -> None:
        target = self._target()
        self.last = f"click {_described(target)}"
        button = self._random.choice(_BUTTONS)
        QTest.mouseClick(target, button, Qt.KeyboardModifier.NoModifier, self._point(target))

    def _double_click(self) -> None:
        target = self._target()
        self.last = f"double click {_described(target)}"
        QTest.mouseDClick(
            target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._point(target)
        )

    def _drag(self) -> None:
        target = self._target()
        self.last = f"drag {_described(target)}"
        self._stroke(target, 5)

    def _draw(self) -> None:
        canvas = self._window.findChild(QWidget, "canvas")
        if canvas is not None and self._top() is self._window:
            self.last = "draw"
            self._stroke(canvas, self._random.randint(2, 40))

    def _stroke(self, widget: QWidget, points: int) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        position = self._point(widget)
        QTest.mousePress(widget, left, none, position)
        for _ in range(points):
            position += QPoint(self._random.randint(-25, 25), self._random.randint(-25, 25))
            # QTest's moves carry no pressed button.
            move = QMouseEvent(
                QEvent.Type.MouseMove,
                QPointF(position),
                QPointF(widget.mapToGlobal(position)),
                Qt.MouseButton.NoButton,
                left,
                none,
            )
            QApplication.sendEvent(widget, move)
        QTest.mouseRelease(widget, left, none, position)

    def _press_key(self) -> None:
        target = QApplication.focusWidget() or self._target()
        key = self._random.choice(_KEYS)
        shift = self._random.random() < 0.15
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        self.last = f"key {QKeySequence(key).toString()} on {_described(target)}"
        QTest.keyClick(target, key, modifier)

    def _trigger(self) -> None:
        """Trigger an action of a menu or shortcut."""
        # Libraries keep actions that no menu shows.
        actions = [
            action
            for action in descendants(self._window, QAction)
            if action.isEnabled() and action.isVisible() and action.associatedObjects()
        ]
        action = self._random.choice(actions)
        if action.menuRole() != QAction.MenuRole.QuitRole:
            self.last = f"action {action.text()}"
            action.trigger()

    def _turn_wheel(self) -> None:
        target = self._target()
        position = QPointF(self._point(target))
        self.last = f"wheel on {_described(target)}"
        turn = QPoint(0, self._random.choice((-120, 120, 360)))
        event = QWheelEvent(
            position,
            QPointF(target.mapToGlobal(position.toPoint())),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            self._random.choice(
                (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)
            ),
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(target, event)

    def _resize(self) -> None:
        top = self._top().window()
        self.last = f"resize {_described(top)}"
        top.resize(self._random.randint(300, 2000), self._random.randint(200, 1200))

    def _close(self) -> None:
        top = self._top()
        if top is not self._window:
            self.last = f"close {_described(top)}"
            top.close()


def _described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()}".strip()
