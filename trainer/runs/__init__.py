"""Run folders, training jobs, and the child process that trains.

Start reading at `run_reader` and `jobs`.
"""
