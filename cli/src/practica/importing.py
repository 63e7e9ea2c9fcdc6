"""`practica import`: sites from open data, and a department's staff from its list."""

from practica.import_sites import import_app
from practica.import_staff import staff

import_app.command()(staff)

__all__ = ["import_app"]
