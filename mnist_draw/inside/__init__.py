"""Inside view: what every layer of the network computes for the drawing on the canvas."""
