"""Trainings one after the other: which seeds, and what came of them. Free of Qt and torch."""
