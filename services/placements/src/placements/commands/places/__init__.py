"""What may be done with sites, services and destinations."""
