"""Feature: five networks read one drawing side by side; a pad shows which of them fails first."""
