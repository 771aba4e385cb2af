"""Tools that train the bundled weight files: digit classifier, digit detector, capital letters.

Start reading at `bundle`, `detector` and `capitals`.
"""
