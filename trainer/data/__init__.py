"""Where digit images come from."""
