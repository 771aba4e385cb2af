"""Published figures reproduced: repeated runs of a recipe, compared with its text.

Start reading at `reproduce`.
"""
