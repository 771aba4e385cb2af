"""The command line ``mnist-trainer``: one module for each command.

Start reading at `main`.
"""
