"""Experiments for a class: change one thing, train twice, compare. Free of Qt and torch."""

from trainer.experiments.trainings import EXPERIMENTS

__all__ = ["EXPERIMENTS"]
