"""Loss and accuracy curves of one or more runs, growing live.

Start reading at `history` (the model), then `panel`.
"""
