"""The real application, writing its window's state to a file for a test in another process.

``python -m tests.integration.observed_app STATE_FILE [mnist-draw options]``
"""
