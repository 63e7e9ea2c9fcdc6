"""Feature switches and what was set where."""
