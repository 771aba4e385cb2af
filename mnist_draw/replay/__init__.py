"""Replay: recorded drawings through the path of the canvas, in the window or the terminal.

Start reading at `engine`.
"""
