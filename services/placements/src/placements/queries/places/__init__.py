"""What can be read of sites, services and destinations."""
