"""The routes of placement requests."""

from placements.api.requests.bulk import router as bulk
from placements.api.requests.lists import router as lists
from placements.api.requests.moves_of_receivers import router as moves_of_receivers
from placements.api.requests.moves_of_schools import router as moves_of_schools
from placements.api.requests.reasons import router as reasons
from placements.api.requests.single import router as single
from placements.api.requests.writing import router as writing

ROUTERS = (bulk, moves_of_schools, moves_of_receivers, lists, writing, single, reasons)
"""Addresses with a fixed word come before those with an id in the same place, and what is asked for
most before the rest, since routes are tried one by one.
"""
