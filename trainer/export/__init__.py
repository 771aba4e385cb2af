"""Take a network home: as a readable PyTorch file, as a notebook, or as ONNX.

`python_code` writes what a recipe does with torch and numpy alone; the notebook shows the same
parts with their explanation. `onnx_file` writes trained weights for other programs.
"""
