"""Start-up: checks before Qt starts, the first painted frame, garbage collection.

Start reading at `preflight`.
"""
