"""Reading of numbers: drawings of several digits side by side, cut into digits.

Start reading at `number` (the data), then `number_finder`, `parts` and `segmentation`.
"""
