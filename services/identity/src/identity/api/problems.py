"""What people are told about each broken rule, in French and English."""

from chassis.problems import ProblemText
from identity.api.access.problems import TEXTS as ACCESS
from identity.api.accounts.problems import TEXTS as ACCOUNTS
from identity.api.agencies.problems import TEXTS as AGENCIES
from identity.api.factors.problems import TEXTS as FACTORS
from identity.api.incidents.problems import TEXTS as INCIDENTS
from identity.api.partners.problems import TEXTS as PARTNERS
from identity.api.people.problems import TEXTS as PEOPLE
from identity.api.sign_in.problems import TEXTS as SIGN_IN
from identity.api.single_sign_on.problems import TEXTS as SINGLE_SIGN_ON
from identity.api.staff_upload.problems import TEXTS as STAFF_UPLOAD
from identity.api.switches.problems import TEXTS as SWITCHES

TEXTS: dict[str, ProblemText] = {
    **AGENCIES,
    **PEOPLE,
    **ACCESS,
    **ACCOUNTS,
    **SIGN_IN,
    **FACTORS,
    **SWITCHES,
    **INCIDENTS,
    **PARTNERS,
    **SINGLE_SIGN_ON,
    **STAFF_UPLOAD,
}
