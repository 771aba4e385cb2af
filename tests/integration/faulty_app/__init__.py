"""The real application with injected faults, writing its window's state to a file.

``python -m tests.integration.faulty_app STATE_FILE FAULTS [mnist-draw options]``, where FAULTS is a
JSON object of `Faults`.
"""
