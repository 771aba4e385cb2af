"""The README's pictures: the window while it trains, its inside, "not sure", runs, five networks.

Usage: python -m tests.screenshots [--data-dir FOLDER] [--out FOLDER]
Needs Linux with Xvfb, openbox, xdotool and ImageMagick, and MNIST (default: MNIST_DRAW_DATA).
"""

from __future__ import annotations

import argparse
import itertools
import math
import re
import sys
import tempfile
import time
from pathlib import Path

from tests.integration.real_window.desktop import Desktop, ObservedApp, missing_programs
from trainer.data.sources import folder_from_environment

_FOLDER = Path(__file__).resolve().parents[1] / "resources" / "screenshots"
_SIZE = 1366, 768
_TIMEOUT_S = 240.0
_SETTLING_S = 1.0

Stroke = list[tuple[float, float]]


def three() -> Stroke:
    """A 3, in shares of the canvas."""
    upper = [math.radians(angle) for angle in range(-150, 91, 6)]
    lower = [math.radians(angle) for angle in range(-90, 151, 6)]
    return [(0.5 + 0.18 * math.cos(turn), 0.33 + 0.15 * math.sin(turn)) for turn in upper] + [
        (0.5 + 0.2 * math.cos(turn), 0.66 + 0.18 * math.sin(turn)) for turn in lower
    ]


def star() -> Stroke:
    """A star of five points, drawn in one stroke."""
    corners = [math.radians(144 * number - 90) for number in range(6)]
    points = [(0.5 + 0.34 * math.cos(turn), 0.53 + 0.34 * math.sin(turn)) for turn in corners]
    parts = [part / 12 for part in range(12)]
    return [
        (x + part * (to_x - x), y + part * (to_y - y))
        for (x, y), (to_x, to_y) in itertools.pairwise(points)
        for part in parts
    ] + [points[-1]]


def progress(status: str) -> int:
    """Percent that the status line of a training shows; -1 without one."""
    found = re.search(r"(\d+) %", status)
    return int(found[1]) if found else -1


def wait_for_end(app: ObservedApp) -> None:
    """Wait until the training has ended and the next may start."""
    app.wait_until(
        lambda state: (
            state["widgets"]["trainingStatus"]["text"].startswith("Test accuracy")
            and state["widgets"]["trainButton"]["enabled"]
        ),
        "the end of the training",
        _TIMEOUT_S,
    )


def train(app: ObservedApp, title: str) -> None:
    """Train a recipe, chosen by the first letters of its title, to its end."""
    app.click("recipeBox")
    app.desktop.xdotool("type", "--delay", "60", title)
    app.desktop.xdotool("key", "Return")
    app.press("Train…")
    app.wait_until(
        lambda state: state["widgets"]["pauseButton"]["enabled"], "the training", _TIMEOUT_S
    )
    wait_for_end(app)


def take_inside(app: ObservedApp, path: Path) -> None:
    """Take the inside of the present network, the settings folded, with the sum of a unit open."""
    app.press("Hide the settings")
    app.desktop.xdotool("key", "ctrl+i")
    units = app.wait_for("tiles-relu1")
    app.desktop.click(units["x"] + units["width"] / 3, units["y"] + units["height"] / 3)
    app.wait_for("unitPane")
    time.sleep(_SETTLING_S)
    app.desktop.screenshot(path)
    app.desktop.xdotool("key", "Escape")
    app.desktop.xdotool("key", "ctrl+i")
    app.press("Show the settings")


def take(desktop: Desktop, folder: Path, home: Path, data_folder: Path) -> None:
    """Take the pictures in one session of the application."""
    app = ObservedApp(desktop, home, "--theme", "light", "--data-dir", str(data_folder))
    try:
        app.wait_until(lambda state: state["prediction"], "first prediction")
        app.draw(star())
        app.wait_until(
            lambda state: state["widgets"].get("notSureReason", {}).get("text"),
            'the answer "Not sure"',
        )
        desktop.screenshot(folder / "not_sure.png")

        app.desktop.xdotool("key", "Delete")
        app.draw(three())
        app.press("Train…")
        app.wait_until(
            lambda state: progress(state["widgets"]["trainingStatus"]["text"]) >= 70,
            "most of the training",
            _TIMEOUT_S,
        )
        desktop.screenshot(folder / "training.png")
        wait_for_end(app)

        train(app, "Two-layer")
        take_inside(app, folder / "inside.png")
        train(app, "RNN")
        desktop.screenshot(folder / "runs_compared.png")
        app.desktop.xdotool("key", "ctrl+5")
        app.wait_for("compareView")
        time.sleep(_SETTLING_S)
        desktop.screenshot(folder / "five_networks.png")
    finally:
        app.process.kill()
        app.process.wait(10)


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data-dir", type=Path, default=folder_from_environment())
    parser.add_argument("--out", type=Path, default=_FOLDER)
    options = parser.parse_args()
    if sys.platform != "linux" or missing_programs():
        sys.exit(f"This needs Linux with {', '.join(missing_programs()) or 'an X screen'}.")
    if options.data_dir is None:
        sys.exit("This needs MNIST: give --data-dir, or set MNIST_DRAW_DATA.")
    with Desktop(*_SIZE) as desktop, tempfile.TemporaryDirectory() as home:
        take(desktop, options.out, Path(home), options.data_dir.resolve())


if __name__ == "__main__":
    main()
