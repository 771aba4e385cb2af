"""Reproduce published figures: run a recipe with several seeds, compare with its text.

Start reading at `reproduce`.
"""
