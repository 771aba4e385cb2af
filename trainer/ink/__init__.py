"""From pen strokes, rasters and pictures to the 28x28 digit image; numpy alone.

Start reading at `pen` and `framing`.
"""
