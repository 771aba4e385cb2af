"""Kill a process that labels, imports and merges, again and again: what it acknowledged is there.

``python -m tests.trainer.drawings.killing [KILLS]``
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.trainer.drawings.examples import line
from trainer.data.stroke_file import to_json
from trainer.drawings.joined_folder import JoinedFolder
from trainer.drawings.store import DrawingStore
from trainer.drawings.transfer import import_file

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_SECONDS = 0.5
"""A process is killed at a random time after its first change, at most this late."""


@dataclass
class Acknowledged:
    """What the killed processes have said was kept.

    Attributes:
        labels: Label by uid; None as text for a deleted drawing.
        lines: Number of acknowledgments.
    """

    labels: dict[str, str] = field(default_factory=dict)
    lines: int = 0

    def take(self, said: dict[str, Any]) -> None:
        self.labels.update(said["labels"])
        self.lines += 1


def work(folder: Path, seed: int) -> Iterator[dict[str, str]]:
    """Change the store until the end; yield what was changed after each change.

    Every change concerns drawings of its own: what is not acknowledged may be there or not.
    """
    chance = random.Random(seed)
    joined = JoinedFolder(folder / "share")
    number = seed * 10_000
    with (
        DrawingStore(folder / "drawings.sqlite") as store,
        DrawingStore(folder / "other.sqlite") as other,
    ):
        while True:
            number += 20
            match chance.choice(("label", "relabel", "delete", "import", "merge")):
                case "label":
                    yield {store.add(line(number), "7", "Mia").uid: "7"}
                case "relabel":
                    uid = store.add(line(number), "7").uid
                    yield {uid: "7"}
                    store.relabel({uid: "1"})
                    yield {uid: "1"}
                case "delete":
                    uid = store.add(line(number), "7").uid
                    store.delete([uid])
                    yield {uid: "deleted"}
                case "import":
                    path = folder / f"import-{seed}.jsonl"
                    recorded = [other.add(line(number + n), "4").recorded for n in range(10)]
                    path.write_text("".join(to_json(drawing) + "\n" for drawing in recorded))
                    uids = import_file(store, path).added.uids
                    yield dict.fromkeys(uids, "4")
                case _:
                    uids = tuple(other.add(line(number + n), "9").uid for n in range(10))
                    joined.exchange(other)
                    joined.exchange(store)
                    yield dict.fromkeys(uids, "9")


def run_child(folder: Path, seed: int) -> None:
    """Work and print what was changed, until killed."""
    for labels in work(folder, seed):
        sys.stdout.write(json.dumps({"labels": labels}) + "\n")
        sys.stdout.flush()


def kill_one(folder: Path, seed: int, acknowledged: Acknowledged) -> None:
    """Start a process, kill it at a random moment and check the store."""
    command = [sys.executable, "-m", "tests.trainer.drawings.killing", "child", str(folder)]
    root = Path(__file__).resolve().parents[3]
    with subprocess.Popen([*command, str(seed)], stdout=subprocess.PIPE, cwd=root) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        # No sleep: the pipe is read, so that the process never waits for its reader.
        rest = _read_for(child.stdout.fileno(), random.Random(seed).uniform(0, _LONGEST_SECONDS))
        child.send_signal(signal.SIGKILL)
        rest += child.stdout.read()
        child.wait()
    *lines, _unfinished = (first + rest).split(b"\n")
    for text in lines:
        acknowledged.take(json.loads(text))
    check(folder, acknowledged)


def check(folder: Path, acknowledged: Acknowledged) -> None:
    """Check that the store is sound and has all that was acknowledged."""
    with DrawingStore(folder / "drawings.sqlite") as store:
        assert store.recovery is None, store.recovery
        assert store.obstacle is None, store.obstacle
        found = {drawing.uid: drawing.label or "" for drawing in store.drawings()}
    for uid, label in acknowledged.labels.items():
        # A relabelling that was not acknowledged may have been kept.
        allowed = {"7": {"7", "1"}, "deleted": {"deleted"}}.get(label, {label})
        assert found.get(uid, "deleted") in allowed, (uid, label, found.get(uid))


def prepare(folder: Path) -> None:
    """Make the joined folder."""
    (folder / "share").mkdir(exist_ok=True)
    JoinedFolder(folder / "share").join()


def kill_many(folder: Path, kills: int) -> Acknowledged:
    """Kill so many processes; return what they had acknowledged."""
    prepare(folder)
    acknowledged = Acknowledged()
    for seed in range(kills):
        kill_one(folder, seed, acknowledged)
    return acknowledged


def _read_for(descriptor: int, seconds: float) -> bytes:
    """What arrives at a pipe within a time."""
    end = time.monotonic() + seconds
    content = b""
    while (left := end - time.monotonic()) > 0:
        if select.select([descriptor], [], [], left)[0]:
            content += os.read(descriptor, 65_536)
    return content


def main() -> None:
    match sys.argv[1:]:
        case ["child", folder, seed]:
            run_child(Path(folder), int(seed))
        case arguments:
            kills = int(arguments[0]) if arguments else 200
            with tempfile.TemporaryDirectory() as temporary:
                done = kill_many(Path(temporary), kills)
            print(
                f"{kills} processes killed: {done.lines} acknowledged changes of "
                f"{len(done.labels)} drawings, all there"
            )


if __name__ == "__main__":
    main()
