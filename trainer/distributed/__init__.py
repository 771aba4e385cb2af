"""Training on several processes: ranks, their group, and what they agree on.

Data parallelism as `torchrun` starts it: every process holds the whole network and the whole data
set, computes its part of each batch, and all add up their gradients before the step. What the
network learns depends on the recipe, not on the number of processes.
"""
