"""Who may do what for which agency."""
