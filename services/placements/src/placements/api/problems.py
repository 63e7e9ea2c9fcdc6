"""What this service says about every rule that can be broken, in both languages."""

from chassis.problems import ProblemText
from placements.api.places.problems import TEXTS as PLACE_TEXTS
from placements.api.requests.problems import REQUEST_TEXTS
from placements.api.students.problems import STUDENT_TEXTS

TEXTS: dict[str, ProblemText] = {**PLACE_TEXTS, **REQUEST_TEXTS, **STUDENT_TEXTS}
