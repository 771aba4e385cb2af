"""Random acts of a user over all windows of the real application."""
