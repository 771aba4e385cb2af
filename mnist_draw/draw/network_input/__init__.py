"""What the network gets of a drawing: digit images, and the framing steps that lead to them."""
