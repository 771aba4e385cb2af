"""The Qt application: draw a digit, watch a network learn to read it."""
