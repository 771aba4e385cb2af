"""Train several learning rates together in the terminal."""
