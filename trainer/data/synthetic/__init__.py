"""The built-in data set: digits generated from parametric pen strokes.

Start reading at `builtin_strokes`.
"""
