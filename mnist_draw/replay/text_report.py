"""Text reports on a replayed file, for the terminal."""

from __future__ import annotations

from mnist_draw.replay.tally import DIGITS, NEITHER, Tally


def summary(tally: Tally) -> str:
    """Accuracy and counts in a few lines."""
    lines = []
    if tally.all_digits.count:
        lines.append(f"{tally.all_digits} labelled drawings were read correctly.")
    else:
        lines.append(f"{tally.total:,} drawings, none of them labelled.")
    if tally.all_digits.count and tally.unlabelled:
        lines.append(f"Without a label: {tally.unlabelled:,}")
    if tally.unread:
        lines.append(f"Read as no digit: {tally.unread:,}")
    if tally.reasons:
        reasons = ", ".join(f"{reason}: {count:,}" for reason, count in tally.reasons.most_common())
        lines.append(f"Not sure: {tally.reasons.total():,} ({reasons})")
    return "\n".join(lines)


def details(tally: Tally) -> str:
    """Confusion matrix, most frequent confusions, accuracy of each digit and writer."""
    if not tally.all_digits.count:
        return "There is nothing to compare with: the drawings have no labels."
    width = max(6, len(f"{tally.counts.max():,}") + 1)
    # The column of drawings without a prediction is left out where it is empty.
    columns = [*range(DIGITS), *([NEITHER] if tally.counts[:DIGITS, NEITHER].any() else [])]
    heads = ["none" if column == NEITHER else str(column) for column in columns]
    lines = [
        "Rows: what was meant. Columns: what was read.",
        "",
        "      " + "".join(f"{head:>{width}}" for head in heads) + "   accuracy   not sure",
    ]
    for row in range(DIGITS):
        cells = "".join(
            f"{tally.counts[row, column]:>{width},}"
            if tally.counts[row, column]
            else f"{'·':>{width}}"
            for column in columns
        )
        share = tally.digit(row)
        accuracy = f"{share.accuracy:8.2%}" if share.count else f"{'-':>8}"
        lines.append(f"{row:>6}{cells}   {accuracy}   {tally.not_sure[row]:8,}")
    confusions = [
        f"{row} read as {'no digit' if column == NEITHER else column}: {count:,}"
        for row, column, count in list(tally.confusions())[:5]
    ]
    if confusions:
        lines += ["", "Most frequent confusions: " + "; ".join(confusions)]
    if tally.writers:
        lines += ["", "Accuracy of each writer:"]
        ordered = sorted(tally.writers.items(), key=lambda item: item[1].accuracy)
        lines += [f"{writer:>10}  {share}" for writer, share in ordered]
    return "\n".join(lines)
