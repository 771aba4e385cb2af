"""Which network predicts: its name, its test accuracy, and a menu of others.

Start reading at `known` and `controller`.
"""
