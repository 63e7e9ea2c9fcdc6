"""The questions that people ask of the placements, one module a report."""
