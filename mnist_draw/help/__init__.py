"""Help: first steps, the words on the screen, keyboard shortcuts, and what a label means."""
