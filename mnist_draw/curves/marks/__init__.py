"""Marks on the curves: changed settings, published figures, runs beyond the axes."""
