"""Players of sounds: what the system has to play a WAV file. No Qt."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    Player = Callable[[bytes], None]

# Of macOS, PipeWire, PulseAudio and ALSA; the first that is there plays.
_PROGRAMS: Final[tuple[tuple[str, ...], ...]] = (
    ("afplay",),
    ("pw-play",),
    ("paplay",),
    ("aplay", "-q"),
)
# A tone is much shorter; a sound server that does not answer must not keep the thread.
_TIMEOUT_S: Final = 2.0


def find_player() -> Player | None:
    """A function that plays a WAV file and returns when it ends; None if nothing plays sounds.

    Raises:
        OSError: By the function: the sound cannot be played now.
    """
    return _play_on_windows if sys.platform == "win32" else _installed_player()


def _installed_player() -> Player | None:
    for name, *options in _PROGRAMS:
        program = shutil.which(name)
        if program is not None:
            return _program_player([program, *options])
    return None


def _program_player(command: list[str]) -> Player:
    def play(wav: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "tone.wav"
            file.write_bytes(wav)
            try:
                subprocess.run(  # noqa: S603 - a program of the list above
                    [*command, str(file)],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    timeout=_TIMEOUT_S,
                    check=True,
                )
            except subprocess.SubprocessError as error:
                raise OSError(str(error)) from error

    return play


def _play_on_windows(wav: bytes) -> None:
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415 - Windows alone has it

        try:
            winsound.PlaySound(wav, winsound.SND_MEMORY | winsound.SND_NODEFAULT)
        except RuntimeError as error:
            raise OSError(str(error)) from error
