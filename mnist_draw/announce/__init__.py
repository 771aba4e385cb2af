"""Announcements for screen readers: how a training goes, what a drawing reads as, what keys do.

Start reading at `controller`.
"""
