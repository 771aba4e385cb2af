"""The command ``teach``: its arguments, and what it does."""
