"""Tools of the curves: exporting them, and writing files in a thread."""
