"""Status line of a training, and the links that follow its result."""
