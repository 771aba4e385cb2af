"""Numbers on the canvas: which digit's bars, ink, image and inside are shown.

Start reading at `controller`.
"""
