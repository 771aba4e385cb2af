"""Checks before Qt starts, the first painted frame, and garbage collection.

Start reading at `preflight`.
"""
