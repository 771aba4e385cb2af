"""Trainings that go on elsewhere: what they leave in their run folder, and how it is followed.

While ``train --out RUN_DIR`` trains, ``RUN_DIR/progress`` holds ``events.jsonl``, a line for each
event as ``train --json`` prints it behind a first line with the recipe, and
``weights.safetensors``, its latest weights. At the end the run takes their place.
"""
