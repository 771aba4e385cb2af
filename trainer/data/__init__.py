"""Sources of digit images: MNIST, recorded strokes, built-in strokes."""
