"""Advice on trainings that fail: the setting that is the cause, and a button that mends it.

Start reading at `advice`, then `causes` and `adviser`.
"""
