"""Messages to the user: every error explained in the user's language, and their channel.

Start reading at `explanations`. Each kind of problem has whole sentences: what happened, what was
kept, what to do next. The engine's own English reasons are for the terminal and the log.
"""

from mnist_draw.messages.explanations import (
    explain,
    explain_failure,
    explain_fallback,
    explain_unkept,
    unread_lines,
)
from mnist_draw.messages.weights_problems import explain_weights, is_picture

__all__ = [
    "explain",
    "explain_failure",
    "explain_fallback",
    "explain_unkept",
    "explain_weights",
    "is_picture",
    "unread_lines",
]
