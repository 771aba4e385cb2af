"""Replay: recorded drawings through the same path as the canvas, in the window or the terminal.

Start reading at `engine`.
"""
