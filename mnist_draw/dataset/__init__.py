"""The Data window: training images, test predictions and the confusion matrix.

Start reading at `controller`, then `window`.
"""
