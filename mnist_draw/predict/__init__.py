"""Prediction of the drawing on the canvas: requests, worker thread, panel with ten bars.

Start reading at `prediction` (the data), then `feed`, `worker` and `presenter`.
"""
