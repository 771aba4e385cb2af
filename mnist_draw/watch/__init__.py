"""File, Watch a run folder: a training that goes on elsewhere, shown as if it went on here.

Start reading at `controller`.
"""
