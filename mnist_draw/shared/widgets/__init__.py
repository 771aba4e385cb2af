"""Widgets that several features use: labels, messages, bars, boxes and a layout that wraps."""
