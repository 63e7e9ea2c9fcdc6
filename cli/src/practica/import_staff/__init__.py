"""`practica import staff`: a department's staff from its list."""

from practica.import_staff.command import staff

__all__ = ["staff"]
