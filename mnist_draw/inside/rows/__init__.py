"""Strip of a recurrent network: rows, memory and predictions, with a player."""
