"""Choosing and editing a recipe: list of presets, hyper-parameters, all fields, model summary.

Start reading at `draft` (the model), then `editor`.
"""
