"""Fuzzing of all readers: ``python -m tests.fuzz --seconds 600 --reader weights,run``."""
