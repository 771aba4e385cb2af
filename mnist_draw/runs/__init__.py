"""The Runs window: every kept run, its weights and its curves.

Start reading at `controller`, then `table_model` and `window`.
"""
