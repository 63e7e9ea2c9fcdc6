"""What billing hears and says on the bus."""
