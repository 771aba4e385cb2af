"""Devices, CPU threads, numeric precision and the memory allocator.

Start reading at `devices`.
"""
