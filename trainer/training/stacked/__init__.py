"""Several networks that differ in their learning rate alone, trained together.

Start reading at `together`.
"""
