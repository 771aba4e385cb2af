"""Teaching: fine-tuning of weights on a person's own labelled drawings.

A teaching is a short training that continues from given weights, on the drawings mixed with images
that the network has learnt already, so that it does not forget them.
"""
