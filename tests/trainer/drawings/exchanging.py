"""Two processes write to one joined folder at once: nothing is lost, nothing comes twice.

``python -m tests.trainer.drawings.exchanging [SECONDS]``
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.trainer.drawings.examples import line
from trainer.drawings.joined_folder import JoinedFolder
from trainer.drawings.store import DrawingStore

ROOT = Path(__file__).resolve().parents[3]


def write(folder: Path, name: str, seed: int, *, seconds: float, changes: int) -> None:
    """Add, relabel, delete and exchange; print the final state of each own drawing."""
    chance = random.Random(seed)
    joined = JoinedFolder(folder / "share")
    states: dict[str, str] = {}
    end = time.monotonic() + seconds
    number = 0
    with DrawingStore(folder / name) as store:
        while time.monotonic() < end and number < changes:
            number += 1
            uid = store.add(line(seed * 1_000_000 + number), "7", name).uid
            states[uid] = "7"
            chosen = chance.choice(list(states))
            match chance.choice(("relabel", "delete", "restore", "exchange", "exchange")):
                case "relabel":
                    store.relabel({chosen: "1"})
                    states[chosen] = "1" if states[chosen] != "deleted" else "deleted"
                case "delete":
                    store.delete([chosen])
                    states[chosen] = "deleted"
                case "restore" if store.restore([chosen]):
                    restored = store.drawing(chosen)
                    assert restored is not None
                    states[chosen] = restored.label or ""
                case _:
                    joined.exchange(store)
    sys.stdout.write(json.dumps(states))


def exchange_at_once(folder: Path, *, seconds: float = 60.0, changes: int = 1_000_000) -> int:
    """Let two processes write; check that both stores end equal and complete.

    Returns:
        Number of drawings that were added.
    """
    (folder / "share").mkdir()
    JoinedFolder(folder / "share").join()
    command = [sys.executable, "-m", "tests.trainer.drawings.exchanging", "child", str(folder)]
    children = [
        subprocess.Popen(
            [*command, name, str(seed), str(seconds), str(changes)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        for seed, name in ((1, "one.sqlite"), (2, "two.sqlite"))
    ]
    expected: dict[str, str] = {}
    for child in children:
        output, _ = child.communicate(timeout=seconds + 120)
        assert child.returncode == 0
        expected |= json.loads(output)
    with DrawingStore(folder / "one.sqlite") as one, DrawingStore(folder / "two.sqlite") as two:
        for store in (one, two, one):
            exchanged = JoinedFolder(folder / "share").exchange(store)
            assert exchanged.left_out == ()
            assert exchanged.unpublished is None
        for store in (one, two):
            listed = [(drawing.uid, drawing.label) for drawing in store.drawings()]
            assert len(listed) == len(dict(listed))
            kept = {uid: state for uid, state in expected.items() if state != "deleted"}
            assert dict(listed) == kept
    return len(expected)


def main() -> None:
    match sys.argv[1:]:
        case ["child", folder, name, seed, seconds, changes]:
            write(Path(folder), name, int(seed), seconds=float(seconds), changes=int(changes))
        case arguments:
            duration = float(arguments[0]) if arguments else 60.0
            with tempfile.TemporaryDirectory() as temporary:
                count = exchange_at_once(Path(temporary), seconds=duration)
            print(f"Two processes, {duration:g} seconds: {count} drawings, none lost, none twice")


if __name__ == "__main__":
    main()
