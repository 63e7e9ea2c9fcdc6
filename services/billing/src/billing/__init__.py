"""Rates in force and the lines that confirmed placements owe."""
