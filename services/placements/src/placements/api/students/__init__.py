"""The routes of students, their consents, and their names on requests."""

from placements.api.students.consents import router as consents
from placements.api.students.exports import router as exports
from placements.api.students.on_requests import router as on_requests
from placements.api.students.retention import router as retention
from placements.api.students.students import router as students

ROUTERS = (students, exports, consents, on_requests, retention)
