"""How fast Practica is, each figure beside the limit that the same machine sets."""
