"""Taking a department’s staff from a file."""
