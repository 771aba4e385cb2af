"""The Inside panel: what it watches, pages, blank canvas, keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from mnist_draw.inside.panel import _REST_MS, InsidePanel
from mnist_draw.inside.scene_builder import observe
from mnist_draw.inside.strips.tile_layout import Cell
from mnist_draw.inside.strips.tiles import Tiles
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests.mnist_draw.inside.observing import observation
from tests.mnist_draw.predict.rasters import BLANK, bar
from tests.mnist_draw.recorder import Recorder
from trainer.recipe.convolutions import Convolution
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.observation import Observation

MLP = Recipe(model="mlp", hidden_units=(60,))
CNN = Recipe(
    model="cnn", convolutions=(Convolution(channels=8, pool=2), Convolution(channels=64, pool=2))
)


class Stage(QObject):
    """A panel whose scenes follow what it watches, as in the application."""

    def __init__(self, qtbot: QtBot, seen: Observation) -> None:
        super().__init__()
        self._seen = seen
        self.panel = InsidePanel()
        qtbot.addWidget(self.panel)
        self.panel.resize(540, 440)
        self.panel.watch_changed.connect(self._show)
        self.panel.show()
        qtbot.waitUntil(lambda: bool(self.panel.watch.fitting))

    def show(self, seen: Observation) -> None:
        self._seen = seen
        self._show()

    @Slot()
    def _show(self) -> None:
        if self.panel.watching:
            (scene,) = observe(self._seen, self.panel.watch)
            self.panel.show_scene(scene, blank=self._seen.digit_image is None)

    def tiles(self, key: str) -> Tiles:
        tiles = self.panel.findChild(Tiles, f"tiles-{key.replace(' ', '-')}")
        assert tiles is not None
        return tiles

    def strips(self) -> list[str]:
        """Names of the strips from top to bottom."""
        children = self.panel.findChildren(QWidget)
        strips = [child for child in children if child.objectName().startswith("strip-")]
        shown = [strip for strip in strips if strip.isVisibleTo(self.panel)]
        return [strip.objectName() for strip in sorted(shown, key=QWidget.y)]

    def scroll_to_end(self) -> None:
        area = self.panel.findChild(QScrollArea)
        assert area is not None
        bar = area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def readout(self) -> str:
        label = self.panel.findChild(SteadyLabel, "insideReadout")
        assert label is not None
        return label.text()


def test_strips_follow_the_network_from_the_drawing_down_to_the_digits(qtbot: QtBot) -> None:
    stage = Stage(qtbot, observation(MLP, bar(40)))

    names = stage.strips()

    assert names[:2] == ["strip-image", "strip-relu1"]
    assert names[-1] == "strip-logits"


def test_strips_out_of_sight_are_hidden_until_they_are_scrolled_into_sight(qtbot: QtBot) -> None:
    stage = Stage(qtbot, observation(CNN, bar(40)))
    qtbot.waitUntil(lambda: "logits" in stage.panel.watch.hidden)
    assert "image" not in stage.panel.watch.hidden

    stage.scroll_to_end()

    qtbot.waitUntil(lambda: "logits" not in stage.panel.watch.hidden)
    assert "image" in stage.panel.watch.hidden


def test_strips_that_were_scrolled_away_keep_their_pictures(qtbot: QtBot) -> None:
    seen = observation(CNN, bar(40))
    stage = Stage(qtbot, seen)
    qtbot.waitUntil(lambda: "logits" in stage.panel.watch.hidden)
    before = stage.tiles("image").grab().toImage()

    stage.scroll_to_end()
    qtbot.waitUntil(lambda: "image" in stage.panel.watch.hidden)
    stage.show(seen)

    assert stage.tiles("image").grab().toImage() == before


def test_pages_are_watched(qtbot: QtBot) -> None:
    stage = Stage(qtbot, observation(Recipe(model="mlp", hidden_units=(4096,)), bar(40)))
    fitting = stage.panel.watch.fitting["relu1"]
    assert fitting < 4096

    QTest.keyClick(stage.tiles("relu1"), Qt.Key.Key_PageDown)

    qtbot.waitUntil(lambda: stage.panel.watch.first.get("relu1") == fitting)


def test_a_hidden_panel_is_not_watching(qtbot: QtBot) -> None:
    panel = Stage(qtbot, observation(MLP, bar(40))).panel
    watching = [panel.watching]
    panel.watch_changed.connect(lambda: watching.append(panel.watching))

    panel.hide()

    assert watching == [True, False]


def test_a_blank_canvas_invites_to_draw(qtbot: QtBot) -> None:
    stage = Stage(qtbot, observation(MLP, BLANK))
    assert stage.readout().startswith("Draw, and see")

    stage.show(observation(MLP, bar(40)))

    assert not stage.readout().startswith("Draw, and see")


def test_before_the_first_scene_it_says_that_the_network_is_loaded(qtbot: QtBot) -> None:
    panel = InsidePanel()
    qtbot.addWidget(panel)
    label = panel.findChild(QLabel, "insideEmpty")
    assert label is not None
    assert label.text() == "The network is being loaded…"

    panel.show_no_network()

    assert "press Train" in label.text()


def test_value_under_the_cursor_stays_while_other_strips_change(qtbot: QtBot) -> None:
    seen = observation(MLP, bar(40))
    stage = Stage(qtbot, seen)
    tiles = stage.tiles("relu1")
    layout = tiles.layout_of_tiles
    assert layout is not None
    cell = layout.cell_at(layout.tile(7).left, layout.tile(7).top, 60)

    tiles.point_to(cell)
    stage.show(seen)

    assert stage.readout().startswith("Hidden layer 1, unit 7: ")


def test_escape_closes_the_sum_of_a_unit(qtbot: QtBot) -> None:
    stage = Stage(qtbot, observation(MLP, bar(40)))
    chosen = Recorder(stage.panel.unit_chosen)
    stage.panel.choose_unit(("relu1", (3,)))

    QTest.keyClick(stage.tiles("relu1"), Qt.Key.Key_Escape)

    assert chosen.values == [("relu1", (3,)), None]


class Layouts(QObject):
    """Counts the layouts that widgets of the application ask for."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.count = 0
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_other_values_ask_for_no_new_layout(qtbot: QtBot, qapp: QApplication) -> None:
    drawings = [observation(CNN, bar(x)) for x in (40, 20)]
    stage = Stage(qtbot, drawings[0])
    qtbot.waitUntil(lambda: "logits" in stage.panel.watch.hidden)
    for drawing in drawings:
        stage.show(drawing)
    qapp.processEvents()
    layouts = Layouts(qapp)

    for drawing in drawings * 5:
        stage.show(drawing)
        qapp.processEvents()

    qapp.removeEventFilter(layouts)
    assert layouts.count == 0


def test_the_unit_whose_sum_is_open_stays_in_sight_in_another_size(qtbot: QtBot) -> None:
    stage = Stage(qtbot, observation(MLP, bar(40)))
    stage.panel.choose_unit(("relu1", (55,)))
    tiles = stage.tiles("relu1")

    def is_visible() -> bool:
        area = tiles.selected_rect
        return area is not None and tiles.visibleRegion().contains(area.center())

    stage.panel.resize(300, 300)

    qtbot.waitUntil(is_visible)


def test_a_clicked_map_shows_its_kernels(qtbot: QtBot) -> None:
    stage = Stage(qtbot, observation(CNN, bar(40)))
    tiles = stage.tiles("relu1")
    layout = tiles.layout_of_tiles
    assert layout is not None
    box, ratio = layout.tile(5), tiles.devicePixelRatioF()

    point = QPoint(int((box.left + 2) / ratio), int((box.top + 2) / ratio))
    QTest.mouseClick(tiles, Qt.MouseButton.LeftButton, pos=point)

    qtbot.waitUntil(lambda: stage.panel.watch.chosen == {"relu1": 5})


@pytest.mark.parametrize("size", [(240, 160), (540, 440), (1800, 1000)])
@pytest.mark.parametrize("recipe", [MLP, CNN, Recipe(model="linear"), Recipe(model="lstm")])
def test_every_size_shows_every_kind_of_network(
    qtbot: QtBot, recipe: Recipe, size: tuple[int, int]
) -> None:
    stage = Stage(qtbot, observation(recipe, bar(40)))

    stage.panel.resize(*size)
    stage.show(observation(recipe, bar(20)))

    assert not stage.panel.grab().isNull()


def test_another_network_replaces_the_strips(qtbot: QtBot) -> None:
    stage = Stage(qtbot, observation(MLP, bar(40)))
    stage.panel.choose_unit(("relu1", (3,)))

    stage.show(observation(Recipe(model="linear"), bar(40)))

    qtbot.waitUntil(lambda: "strip-logits-weights" in stage.strips())
    assert "strip-relu1" not in stage.strips()


def test_values_are_read_out_as_arrow_keys_step_through_them(
    qtbot: QtBot, announcements: list[str]
) -> None:
    stage = Stage(qtbot, observation(MLP, bar(40)))
    tiles = stage.tiles("relu1")
    stage.panel.activateWindow()
    qtbot.waitUntil(stage.panel.isActiveWindow)
    tiles.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tiles, Qt.Key.Key_Right)
    QTest.keyClick(tiles, Qt.Key.Key_Right)

    # Not those on the way.
    qtbot.waitUntil(lambda: bool(announcements))
    (announced,) = announcements
    assert announced.startswith("Hidden layer 1, unit 2: ")


def test_a_mouse_over_the_pictures_reads_nothing_out(
    qtbot: QtBot, announcements: list[str]
) -> None:
    stage = Stage(qtbot, observation(MLP, bar(40)))
    focused = stage.panel.focusWidget()
    if focused is not None:
        focused.clearFocus()
    (rested,) = (
        timer for timer in stage.panel.findChildren(QTimer) if timer.interval() == _REST_MS
    )

    stage.tiles("relu1").point_to(Cell(0, 0, 0))
    assert rested.isActive()
    rested.timeout.emit()

    assert stage.readout().startswith("Hidden layer 1, unit 0: ")
    assert announcements == []
