"""`practica import`: taking over open data from files."""

from practica.import_sites.command import import_app

__all__ = ["import_app"]
