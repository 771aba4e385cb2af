"""Report of a teaching: readings before and after, as a table or as a line of JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.network.compared_readings import ReadBoth, TeachingComparison


def comparison_fields(comparison: TeachingComparison) -> dict[str, object]:
    """The comparison as fields of a line of JSON, without single images."""
    return {
        "data": comparison.data,
        "start_run": comparison.start_run,
        "learnt": _figures(comparison.learnt),
        "held_out": _figures(comparison.held_out),
        "known": _figures(comparison.known),
        "left_out": comparison.left_out,
        "by_class": {
            name: {
                "learnt": _figures(comparison.learnt.of_label(label)),
                "held_out": _figures(comparison.held_out.of_label(label)),
                "known": _figures(comparison.known.of_label(label)),
            }
            for label, name in enumerate(comparison.classes)
        },
    }


def comparison_as_text(comparison: TeachingComparison) -> str:
    """The comparison as a table: right before, right after, of how many."""
    parts = (
        ("drawings learnt", comparison.learnt),
        ("drawings held out", comparison.held_out),
        (comparison.data, comparison.known),
    )
    width = max(len(title) for title, _ in parts)
    lines = [f"\n{'read correctly':{width}}    before     after        of"]
    lines += [
        f"{title:{width}}  {read.right_before:8,}  {read.right_after:8,}  {len(read):8,}"
        for title, read in parts
    ]
    left_out = [
        f"{count:,} {reason.replace('_', ' ')}"
        for reason, count in comparison.left_out.items()
        if count
    ]
    if left_out:
        lines.append(f"drawings left out: {', '.join(left_out)}")
    return "\n".join(lines)


def _figures(read: ReadBoth) -> dict[str, int]:
    return {
        "images": len(read),
        "right_before": read.right_before,
        "right_after": read.right_after,
        "now_right": len(read.now_right),
        "now_wrong": len(read.now_wrong),
    }
