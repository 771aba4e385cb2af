"""Joined folder: computers exchange My drawings through a shared folder or a stick.

Start reading at `controller`, then `worker`.
"""
