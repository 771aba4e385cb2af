"""Demo: the application draws by itself until the user touches mouse, pen or keyboard.

Start reading at `demo`.
"""
