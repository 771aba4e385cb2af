"""The draw area: strokes and raster with undo, the canvas, its tools, and what the network sees.

Start reading at `drawing` (the model, free of widgets), then `canvas` and `draw_area`.
"""
