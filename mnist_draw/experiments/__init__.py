"""Experiments window: cards with a question, a knob and an answer."""
