"""Training in the window: worker thread, session, panel with controls, and status line.

Start reading at `session` and `worker`, then `panel`.
"""
