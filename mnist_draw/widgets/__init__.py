"""Widgets: what is seen; no torch, no threads."""
