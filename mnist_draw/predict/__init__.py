"""Prediction of the drawing on the canvas: worker thread, request feed and the panel with ten bars.

Start reading at `feed` and `worker`.
"""
