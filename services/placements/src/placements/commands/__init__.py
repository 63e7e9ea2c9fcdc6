"""What people and clocks may ask this service to do, one module a use case."""
