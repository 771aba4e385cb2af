"""Parts that several features use: theme, language, messages, threads and generic widgets.

Start reading at `theme` for looks, at `threads` for workers.
"""
