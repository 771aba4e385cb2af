"""Why this answer: what each stroke and each spot of a drawing does to the prediction.

Start reading at `explanation` (the data), then `explainer` (computes it) and `controller`.
"""
