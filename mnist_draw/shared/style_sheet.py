"""Style sheet on top of Fusion: shapes and states of controls, no fonts; and its exchange."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

# Lengths (in px) and colours are filled in by mnist_draw.shared.theme. A focused control gains one
# pixel of border and loses one of padding, so that its text does not move. Numbers on the right of
# a column would touch the text beside them, and Fusion's check box is hardly visible on dark rows.
STYLE_SHEET: Final = Template("""
QSplitter::handle { image: none; background: transparent; }

QToolTip { background: $text; color: $window; border: none; padding: ${thin}px ${pad}px; }

QPushButton, QToolButton, QComboBox, QAbstractSpinBox, QLineEdit {
    background: $surface; color: $text;
    border: 1px solid $outline; border-radius: ${radius}px;
    padding: ${thin}px ${pad}px;
}
QPushButton { padding: ${pad}px ${wide}px; icon-size: ${icon}px; }
QToolButton { padding: ${thin}px; }
QPushButton:hover, QToolButton:hover, QComboBox:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $pressed; }
QPushButton:checked, QToolButton:checked { background: $checked; border-color: $accent; }
QPushButton:focus, QToolButton:focus, QComboBox:focus, QAbstractSpinBox:focus, QLineEdit:focus {
    border: 2px solid $accent;
    padding: ${thin_focused}px ${pad_focused}px;
}
QPushButton:focus { padding: ${pad_focused}px ${wide_focused}px; }
QToolButton:focus { padding: ${thin_focused}px; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled, QAbstractSpinBox:disabled,
QLineEdit:disabled { background: $window; color: $faint; border-color: $grid; }
QPushButton:checked:disabled { background: $checked; color: $text; }

QPushButton[primary="true"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[primary="true"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[primary="true"]:pressed { background: $accent_pressed; }
QPushButton[primary="true"]:focus { border-color: $text; }
QPushButton[primary="true"]:disabled { background: $grid; color: $faint; border-color: $grid; }

QPushButton[slim="true"] { padding: ${thin}px ${pad}px; }
QPushButton[slim="true"]:focus { padding: ${thin_focused}px ${pad_focused}px; }

QPushButton[names="true"] { font-weight: 600; padding: ${thin}px ${pad}px; }
QPushButton[names="true"]:focus { padding: ${thin_focused}px ${pad_focused}px; }

QPushButton[link="true"] {
    background: transparent; border-color: transparent; color: $accent; padding: 0;
    text-decoration: underline;
}
QPushButton[link="true"]:focus { border: 1px solid $accent; padding: 0; }

QToolButton[flat="true"] { background: transparent; border-color: transparent; }
QToolButton[flat="true"]:hover { background: $hover; }
QToolButton[flat="true"]:pressed { background: $pressed; }
QToolButton[flat="true"]:checked { background: $checked; }
QToolButton[flat="true"]:focus { border-color: $accent; }
QToolButton[corner="true"] {
    background: transparent; border-color: transparent; padding: 0 ${drop}px 0 ${thin}px;
}
QToolButton[corner="true"]:focus { border-color: $accent; padding: 0 ${drop}px 0 ${thin}px; }
QToolButton[small="true"] { padding: 0; border: none; icon-size: ${small_icon}px; }
QToolButton[small="true"]:focus { padding: 0; border: 1px solid $accent; }

QToolButton::menu-indicator, QPushButton::menu-indicator {
    image: url("$down"); width: ${arrow}px; height: ${arrow}px;
    subcontrol-origin: padding; subcontrol-position: center right; right: ${thin}px;
}

QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: ${drop}px; }
QComboBox::down-arrow { image: url("$down"); width: ${arrow}px; height: ${arrow}px; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $outline; padding: ${thin}px;
    selection-background-color: $accent; selection-color: $on_accent; outline: none;
}

QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; border: none; width: ${step}px; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url("$up"); width: ${arrow}px; height: ${arrow}px; }
QAbstractSpinBox::down-arrow { image: url("$down"); width: ${arrow}px; height: ${arrow}px; }

QScrollArea[slim="true"] QScrollBar:vertical {
    background: transparent; width: ${bar}px; margin: 0; border: none;
}
QScrollArea[slim="true"] QScrollBar::handle:vertical {
    background: $outline; border-radius: ${half_bar}px; min-height: ${drop}px;
}
QScrollArea[slim="true"] QScrollBar::handle:vertical:hover { background: $muted; }
QScrollArea[slim="true"] QScrollBar::add-line, QScrollArea[slim="true"] QScrollBar::sub-line {
    height: 0; border: none;
}
QScrollArea[slim="true"] QScrollBar::add-page, QScrollArea[slim="true"] QScrollBar::sub-page {
    background: transparent;
}

QTableView[roomy="true"]::item { padding: 0 6px; }
QTableView[roomy="true"] QHeaderView::section {
    background: $window; border: none; border-bottom: 1px solid $outline; padding: 5px 6px;
}
QTableView[roomy="true"]::indicator {
    width: 12px; height: 12px; border: 1px solid $text; border-radius: 3px; background: $surface;
}
QTableView[roomy="true"]::indicator:checked {
    width: 8px; height: 8px; padding: 2px; background: $text; background-clip: content;
}
QTableView[bare="true"] QHeaderView::section, QTableView[bare="true"] QTableCornerButton::section {
    background: $window; border: none; padding: 0;
}
QHeaderView[slim="true"]::section { padding: 3px 5px; }

QRadioButton { spacing: ${pad}px; }
QRadioButton::indicator {
    background: $surface; border: 2px solid $muted; border-radius: ${half_circle}px;
    width: ${circle}px; height: ${circle}px;
}
QRadioButton::indicator:hover { border-color: $accent; }
QRadioButton::indicator:checked {
    background: $on_accent; border: ${ring}px solid $accent; width: ${dot}px; height: ${dot}px;
}
QRadioButton::indicator:disabled { border-color: $outline; }
QRadioButton:focus, QCheckBox:focus { color: $accent; text-decoration: underline; }
QSlider:focus, QAbstractItemView:focus { border: 1px solid $accent; }

QGraphicsView, QScrollArea[tabbed="true"] { border: 1px solid transparent; }
QGraphicsView:focus, QScrollArea[tabbed="true"]:focus { border-color: $accent; }

QProgressBar {
    background: $grid; border: none; border-radius: ${half_bar}px;
    min-height: ${bar}px; max-height: ${bar}px;
}
QProgressBar::chunk { background: $accent; border-radius: ${half_bar}px; }
""")


def exchange(app: QApplication, sheet: str) -> None:
    """Set the application's style sheet; every widget is styled once.

    Qt exchanges one sheet for another by styling each widget and all its descendants, and each of
    those and all its descendants: a widget as often as it has ancestors. Taken away and set again,
    a sheet costs a loop over the widgets each time. Call it in a `look_change`.
    """
    if app.styleSheet() == sheet:
        return
    if app.styleSheet():
        app.setStyleSheet("")
    app.setStyleSheet(sheet)
