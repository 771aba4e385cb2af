"""Recipes: fields, presets, published figures and the layer summary; free of torch.

Start reading at `recipes`.
"""
