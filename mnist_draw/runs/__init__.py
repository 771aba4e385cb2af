"""The Runs window: every kept run, its weights and its curves.

Start reading at `controller`, then `library`, `table_model` and `window`.
"""
