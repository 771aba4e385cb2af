"""Queue of trainings: one after the other, compared in a table."""
