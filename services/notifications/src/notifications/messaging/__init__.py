"""What the notifications service hears on the bus, and what it sends by mail and to partners."""
