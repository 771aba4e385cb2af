"""How small can it be?: sizes of networks to try, the class's scores, and their file."""
