"""Taking over facilities from open data."""
