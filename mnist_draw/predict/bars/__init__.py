"""Bars of the probabilities of the classes."""
