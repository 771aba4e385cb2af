"""Tools that train the two bundled weight files: digit classifier and digit detector.

Start reading at `bundle` and `detector`.
"""
