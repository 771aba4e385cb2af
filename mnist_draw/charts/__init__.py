"""Axes of the small charts that paint themselves."""
