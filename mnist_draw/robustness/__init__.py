"""Why convolution?: an MLP, a CNN and the network in use while digits shift, turn and thicken."""
