"""Draw area: strokes and raster with undo, canvas, brush, and the network's input.

Start reading at `drawing` (the model, without widgets), then `canvas` and `draw_area`.
"""
