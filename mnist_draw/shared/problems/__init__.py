"""Explanations of problems, by what the user was about to do."""
