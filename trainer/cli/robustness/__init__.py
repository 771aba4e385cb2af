"""The command ``robustness``: its arguments, and what it does."""
