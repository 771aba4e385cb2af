"""Data sets from files of a user: IDX folders, ``.npz`` archives, recorded drawings.

Start reading at `any_set`.
"""
