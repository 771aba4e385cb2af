"""Time machine: a slider that takes everything back to the weights of earlier steps of a run.

Start reading at `timeline` and `controller`.
"""
