"""What differs between Linux, Windows and macOS: keys, fonts, the pen's moves, the desktop."""
