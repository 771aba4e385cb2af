"""Widgets that paint the strips of a scene."""
