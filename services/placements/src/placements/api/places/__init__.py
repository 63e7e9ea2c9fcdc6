"""The routes of places and programs."""

from placements.api.places.courses import router as courses
from placements.api.places.destinations import router as destinations
from placements.api.places.programs import router as programs
from placements.api.places.services import router as services
from placements.api.places.site_imports import router as site_imports
from placements.api.places.sites import router as sites

routers = (sites, services, destinations, programs, courses, site_imports)
