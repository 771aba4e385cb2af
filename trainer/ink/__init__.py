"""Convert pen strokes, rasters and pictures to 28x28 digit images, with numpy only.

Start reading at `pen` and `framing`.
"""
