"""Pictures from and to files: a photo onto the canvas, the drawing or the digit image as PNG."""
