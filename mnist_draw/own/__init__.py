"""My drawings: labelling at the canvas, the store, and the window that shows it.

Start reading at `controller`, then `commands` and `worker`.
"""
