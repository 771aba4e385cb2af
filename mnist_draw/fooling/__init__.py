"""Fool it: the smallest change of the drawing that turns an answer, on two networks."""
