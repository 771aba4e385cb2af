"""The training loop: steps, CUDA graphs, metrics, optimisers and augmentation.

Start reading at `loop`.
"""
