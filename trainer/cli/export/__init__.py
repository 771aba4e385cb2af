"""The command ``export``: a recipe as code, or weights as ONNX."""
