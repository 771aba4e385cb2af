"""How small can it be?: accuracy against parameters, with the class's scores."""
