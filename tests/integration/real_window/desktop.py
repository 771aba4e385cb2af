"""Virtual screen with a window manager, and mouse and keyboard input by xdotool."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from tests.accessible import says
from trainer.data.sources import FOLDER_VARIABLE
from trainer.files.user_folder import HOME_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

PROGRAMS = ("Xvfb", "openbox", "xdotool", "import")
POLL_INTERVAL_S = 0.05
NOWHERE = "http://127.0.0.1:9"


def missing_programs() -> list[str]:
    """Required programs that are not installed."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


class Desktop:
    """Xvfb and openbox on a free display; a context manager that ends both."""

    def __init__(self, width: int, height: int) -> None:
        read_end, write_end = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24"],
            pass_fds=[write_end],
            stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        with os.fdopen(read_end) as answer:
            self.display = f":{answer.readline().strip()}"
        self.environment = os.environ | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        self._manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @property
    def pids(self) -> tuple[int, int]:
        """Process ids of the screen and the window manager."""
        return self._server.pid, self._manager.pid

    def __enter__(self) -> Desktop:
        return self

    def __exit__(self, *_: object) -> None:
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(10)

    def xdotool(self, *arguments: object) -> str:
        """Run an xdotool command; returns its output."""
        done = subprocess.run(
            ["xdotool", *map(str, arguments)],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=30,
        )
        return done.stdout.strip()

    def screenshot(self, path: Path) -> None:
        """Save the screen as PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["import", "-window", "root", str(path)],
            env=self.environment,
            check=True,
            timeout=30,
        )

    def drag(self, points: Sequence[tuple[float, float]]) -> None:
        """Press the mouse button at the first point and release it at the last."""
        commands: list[object] = []
        for number, (x, y) in enumerate(points):
            commands += ["mousemove", round(x), round(y)]
            commands += ["mousedown", 1] if number == 0 else []
            # Otherwise the events merge into one straight segment.
            commands += ["sleep", 0.01]
        self.xdotool(*commands, "mouseup", 1)

    def click(self, x: float, y: float) -> None:
        """Move the mouse and click."""
        self.xdotool("mousemove", round(x), round(y), "click", 1)


class ObservedApp:
    """The application in a child process, and the state that it writes."""

    def __init__(self, desktop: Desktop, folder: Path, *arguments: str) -> None:
        self.desktop = desktop
        self.folder = folder
        self._state_file = folder / "state.json"
        self.output = folder / "output.txt"
        environment = desktop.environment | {HOME_VARIABLE: str(folder)}
        environment.pop(FOLDER_VARIABLE, None)
        # No network: a proxy that refuses every connection.
        environment |= {"HTTP_PROXY": NOWHERE, "HTTPS_PROXY": NOWHERE, "NO_PROXY": ""}
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "tests.integration.observed_app",
                    str(self._state_file),
                    *arguments,
                ],
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def state(self) -> dict[str, Any]:
        """Latest state of the window."""
        try:
            state: dict[str, Any] = json.loads(self._state_file.read_bytes())
        except FileNotFoundError:
            return {"widgets": {}, "prediction": {}, "swaps": 0}
        return state

    def wait_until(
        self, condition: Callable[[dict[str, Any]], object], what: str, seconds: float = 60
    ) -> dict[str, Any]:
        """Wait for the first state that meets the condition.

        Raises:
            AssertionError: No state did in time, or the application ended.
        """
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            state = self.state()
            if condition(state):
                return state
            if self.process.poll() is not None:
                raise AssertionError(
                    f"the application ended while waiting for {what}: {self.output.read_text()}"
                )
            time.sleep(POLL_INTERVAL_S)
        raise AssertionError(f"no {what} within {seconds} s; last state: {self.state()}")

    def wait_for(self, widget: str) -> dict[str, Any]:
        """Wait until a widget is shown; returns its geometry and text."""
        state = self.wait_until(lambda state: widget in state["widgets"], widget)
        described: dict[str, Any] = state["widgets"][widget]
        return described

    def click(self, widget: str) -> None:
        """Click the middle of a widget."""
        box = self.wait_for(widget)
        self.desktop.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def press(self, name: str) -> None:
        """Click the button that says a name to an accessibility client; see `accessible.says`."""

        def found(state: dict[str, Any]) -> list[dict[str, Any]]:
            return [each for each in state["widgets"].values() if says(each["button"], name)]

        box = found(self.wait_until(lambda state: bool(found(state)), f"button {name}"))[0]
        self.desktop.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def draw(self, stroke: Sequence[tuple[float, float]]) -> None:
        """Draw a stroke; points are in shares of the canvas, (0, 0) to (1, 1)."""
        box = self.wait_for("canvas")
        side = min(box["width"], box["height"])
        left = box["x"] + (box["width"] - side) / 2
        top = box["y"] + (box["height"] - side) / 2
        self.desktop.drag([(left + x * side, top + y * side) for x, y in stroke])
