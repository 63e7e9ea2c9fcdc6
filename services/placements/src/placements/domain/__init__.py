"""The rules of placements, free of any framework."""
