"""The command line ``mnist-trainer``: one module a command.

Start reading at `main`.
"""
