"""The command ``queue``."""
