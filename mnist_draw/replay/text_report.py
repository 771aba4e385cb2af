"""Text reports on a replayed file, for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mnist_draw.replay.tally import Tally


def summary(tally: Tally) -> str:
    """Accuracy and counts in a few lines."""
    lines = []
    if tally.all_labelled.count:
        lines.append(f"{tally.all_labelled} labelled drawings were read correctly.")
    elif tally.foreign:
        lines.append(f"{tally.total:,} drawings, none with a label that the network knows.")
    else:
        lines.append(f"{tally.total:,} drawings, none of them labelled.")
    if tally.unlabelled and tally.unlabelled < tally.total:
        lines.append(f"Without a label: {tally.unlabelled:,}")
    if tally.foreign:
        lines.append(f"With a label that the network does not know: {tally.foreign:,}")
    if tally.unread:
        lines.append(f"Not read: {tally.unread:,}")
    if tally.reasons:
        reasons = ", ".join(f"{reason}: {count:,}" for reason, count in tally.reasons.most_common())
        lines.append(f"Not sure: {tally.reasons.total():,} ({reasons})")
    return "\n".join(lines)


def details(tally: Tally) -> str:
    """Confusion matrix, most frequent confusions, accuracy of each class and writer."""
    if not tally.all_labelled.count:
        return "There is nothing to compare with: no drawing has a label that the network knows."
    neither = tally.neither
    names = [*tally.classes, "none"]
    label_width = max(6, *map(len, names))
    width = max(label_width, len(f"{tally.counts.max():,}") + 1)
    # The column of drawings without a prediction is left out where it is empty.
    columns = [*range(neither), *([neither] if tally.counts[:-1, neither].any() else [])]
    lines = [
        "Rows: what was meant. Columns: what was read.",
        "",
        " " * label_width
        + "".join(f"{names[column]:>{width}}" for column in columns)
        + "   accuracy   not sure",
    ]
    for row in range(neither):
        cells = "".join(
            f"{tally.counts[row, column]:>{width},}"
            if tally.counts[row, column]
            else f"{'·':>{width}}"
            for column in columns
        )
        share = tally.of_class(row)
        accuracy = f"{share.accuracy:8.2%}" if share.count else f"{'-':>8}"
        lines.append(f"{names[row]:>{label_width}}{cells}   {accuracy}   {tally.not_sure[row]:8,}")
    confusions = [
        f"{names[row]} read as {'nothing' if column == neither else names[column]}: {count:,}"
        for row, column, count in list(tally.confusions())[:5]
    ]
    if confusions:
        lines += ["", "Most frequent confusions: " + "; ".join(confusions)]
    if tally.writers:
        lines += ["", "Accuracy of each writer:"]
        ordered = sorted(tally.writers.items(), key=lambda item: item[1].accuracy)
        lines += [f"{writer:>10}  {share}" for writer, share in ordered]
    return "\n".join(lines)
