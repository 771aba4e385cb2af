"""Tests and benchmarks. Like the application, they use one thread for numpy's linear algebra."""

import os

# Before numpy is imported: the threads of several processes would spin against one another.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
