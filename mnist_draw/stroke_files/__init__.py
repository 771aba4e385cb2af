"""Drawings as stroke files: save them, play them on the canvas, test weights with them.

Start reading at `drawings_menu`.
"""
