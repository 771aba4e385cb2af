"""Run folders, training jobs, and the process that trains.

Start reading at `run_reader` and `jobs`.
"""
