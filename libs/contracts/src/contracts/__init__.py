"""The published language of Practica: every event on the bus, frozen and versioned."""
