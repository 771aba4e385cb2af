"""Store of labelled drawings: a database, a folder that several computers join, files.

Start reading at `stored_drawing`, then `store`. Free of torch and Qt.
"""
