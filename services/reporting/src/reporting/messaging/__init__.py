"""What reporting hears on the bus; it says nothing there."""
