"""Stroke files: the drawings of a session, and saving them.

Start reading at `session_drawings`, then `controller`.
"""
