"""The engine: data, recipes, training and prediction with torch; no Qt."""
