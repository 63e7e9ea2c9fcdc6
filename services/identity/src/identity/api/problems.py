"""What people are told about each broken rule, in French and English."""

from chassis.problems import ProblemText
from identity.api.access.problems import TEXTS as ACCESS
from identity.api.accounts.problems import TEXTS as ACCOUNTS
from identity.api.agencies.problems import TEXTS as AGENCIES
from identity.api.people.problems import TEXTS as PEOPLE
from identity.api.sign_in.problems import TEXTS as SIGN_IN

TEXTS: dict[str, ProblemText] = {**AGENCIES, **PEOPLE, **ACCESS, **ACCOUNTS, **SIGN_IN}
