"""Files that ship with the application: icons, weights, translations."""
