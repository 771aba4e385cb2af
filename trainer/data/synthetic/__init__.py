"""The built-in data set: digits drawn from parametric pen strokes.

Start reading at `builtin_strokes`.
"""
