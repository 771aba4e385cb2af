"""Tests of the menu of networks."""
