"""Training steps: gradients, optimisers, CUDA graphs, several processes.

Start reading at `stepper`.
"""
