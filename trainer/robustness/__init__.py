"""Robustness: what networks make of changed digits, in numpy alone.

`curve` measures accuracy against a growing change over many images, `smallest_change` finds the
least change of one image that turns an answer, `fewest_strokes` the least of a drawing that keeps
one.
"""
