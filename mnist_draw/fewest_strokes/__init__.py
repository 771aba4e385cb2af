"""How little is enough?: the fewest strokes of the drawing that networks still read."""
