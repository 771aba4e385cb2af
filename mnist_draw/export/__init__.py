"""File, Export: the recipe as a program or a notebook, the network in use as ONNX.

Start reading at `controller`.
"""
