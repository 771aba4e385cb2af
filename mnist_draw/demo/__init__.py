"""The demo: the application draws by itself until a person touches mouse or keyboard.

Start reading at `demo`.
"""
