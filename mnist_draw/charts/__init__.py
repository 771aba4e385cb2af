"""What the cards of the Experiments window share: axes of small charts, size of pictures."""
