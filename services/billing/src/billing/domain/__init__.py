"""Rates, what they make of a placement, and what became of the lines."""
