"""One unit of the network: its sum with real numbers, what it reads and what reads it."""
