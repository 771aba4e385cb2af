"""The tools that make the two bundled weight files: the reader and the digit detector.

Start reading at `bundle` and `detector`.
"""
