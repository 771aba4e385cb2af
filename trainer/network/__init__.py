"""Networks: models, weights, prediction, evaluation, calibration and rejection.

Start reading at `models` and `prediction`.
"""
