"""A single step of a training: its images and losses, gradients and updates, and your drawing."""
