"""Teach it mine: fine-tune the network in use on the class's own drawings, and undo it."""
