"""Start-up: checks before Qt starts, the first painted frame, garbage collection, the log file.

Start reading at `preflight`.
"""
