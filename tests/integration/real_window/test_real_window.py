"""A short lesson in a real window on a virtual screen, driven by mouse and keyboard."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.integration.real_window.desktop import Desktop, ObservedApp, missing_programs
from tests.integration.teacher import zero

if TYPE_CHECKING:
    from collections.abc import Iterator

SCREENSHOTS = Path("test-artifacts")

pytestmark = [
    pytest.mark.skipif(
        bool(missing_programs()), reason=f"not installed: {', '.join(missing_programs())}"
    ),
    pytest.mark.linux(reason="a virtual X screen needs X"),
]


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    """The smallest common screen."""
    with Desktop(1366, 768) as desktop:
        yield desktop


def test_draw_train_and_close(desktop: Desktop, tmp_path: Path) -> None:
    teacher = ObservedApp(desktop, tmp_path, "--theme", "light")
    try:
        draw_train_and_close(teacher)
    except BaseException:
        desktop.screenshot(SCREENSHOTS / "draw-train-and-close.png")
        shutil.copy(teacher.output, SCREENSHOTS / "draw-train-and-close.txt")
        raise
    finally:
        teacher.process.kill()
        teacher.process.wait(10)


def draw_train_and_close(teacher: ObservedApp) -> None:
    teacher.wait_until(lambda state: state["prediction"], "first prediction of the blank canvas")

    teacher.draw(zero())
    teacher.wait_until(
        lambda state: state["widgets"]["predictedDigit"]["text"] == "0",
        "the prediction of the zero",
    )

    teacher.desktop.xdotool("key", "ctrl+z")
    teacher.wait_until(
        lambda state: state["prediction"]["probabilities"] is None, "a blank canvas after undo"
    )
    teacher.desktop.xdotool("key", "ctrl+shift+z")
    teacher.wait_until(
        lambda state: state["widgets"]["predictedDigit"]["text"] == "0", "the zero after redo"
    )

    # Without data folder and network the built-in strokes take over, and the window says so.
    teacher.press("Train…")
    state = teacher.wait_until(
        lambda state: state["swaps"] >= 10, "ten swaps of weights while it trains", seconds=180
    )
    assert "computer-drawn digits" in state["widgets"]["messageText"]["text"]

    teacher.press("Pause")
    teacher.wait_until(
        lambda state: state["widgets"]["trainingStatus"]["text"].startswith("Paused"), "the pause"
    )
    teacher.press("Resume")
    swaps = teacher.state()["swaps"]
    teacher.wait_until(lambda state: state["swaps"] > swaps, "swaps after the pause")

    # torch is loaded in the process that trains, and nowhere else.
    assert torch_libraries(teacher.process.pid) == []

    teacher.desktop.xdotool("key", "alt+F4")
    assert teacher.process.wait(20) == 0
    assert "Traceback" not in teacher.output.read_text()
    (run,) = (teacher.folder / "data" / "runs").iterdir()
    assert {path.name for path in run.iterdir()} >= {"run.json", "weights.safetensors"}


def torch_libraries(pid: int) -> list[str]:
    """Libraries of torch in a process's memory."""
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8")
    return [line for line in maps.splitlines() if "/torch/" in line]
