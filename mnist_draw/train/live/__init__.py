"""Change settings while a network trains: learning rate, dropout, distortions, weight decay."""
