"""The read models of reporting, fed by events."""
