"""An export that a person can read: one page without scripts, in their language."""

from html import escape

from pydantic import BaseModel

from placements.domain.requests.reasons import Text
from placements.queries.students.export import StudentExport

TITLE = Text("Renseignements conservés à votre sujet", "Information that is held about you")
HEADINGS: dict[str, Text] = {
    "id": Text("Identifiant", "Identifier"),
    "program": Text("Programme", "Program"),
    "first_name": Text("Prénom", "First name"),
    "last_name": Text("Nom", "Last name"),
    "student_number": Text("Numéro d’étudiant", "Student number"),
    "school_email": Text("Courriel scolaire", "School e-mail"),
    "born_on": Text("Date de naissance", "Date of birth"),
    "gender": Text("Genre", "Gender"),
    "profile": Text("Profil", "Profile"),
    "home_address": Text("Adresse", "Home address"),
    "health_note": Text("Note de santé", "Health note"),
    "guardian_name": Text("Parent ou tuteur", "Parent or guardian"),
    "releases_email": Text("Courriel communiqué aux milieux", "E-mail released to agencies"),
    "graduated_on": Text("Fin des études", "Graduated on"),
    "recorded_at": Text("Inscrit le", "Recorded at"),
    "destroyed_at": Text("Détruit le", "Destroyed at"),
    "kept_for_years": Text(
        "Années de conservation après la fin de l’usage", "Years kept after the end of its use"
    ),
    "consents": Text("Consentements", "Consents"),
    "placements": Text("Stages", "Placements"),
    "disclosures": Text("Communications", "Disclosures"),
    "text_id": Text("Texte", "Text"),
    "text": Text("Libellé", "Wording"),
    "signed_on": Text("Signé le", "Signed on"),
    "expires_on": Text("Expire le", "Expires on"),
    "withdrawn_at": Text("Retiré le", "Withdrawn at"),
    "by_guardian": Text("Signé par un parent ou tuteur", "Signed by a guardian"),
    "reference": Text("Référence", "Reference"),
    "status": Text("État", "Status"),
    "site": Text("Site", "Site"),
    "starts_on": Text("Début", "Start"),
    "ends_on": Text("Fin", "End"),
    "named_at": Text("Proposé le", "Named at"),
    "released_at": Text("Nom communiqué le", "Name released at"),
    "at": Text("Le", "At"),
    "what": Text("Quoi", "What"),
    "agency": Text("Établissement", "Agency"),
    "role": Text("Rôle", "Role"),
    "purpose": Text("But", "Purpose"),
    "fields": Text("Champs", "Fields"),
}
_YES_NO = {True: Text("oui", "yes"), False: Text("non", "no")}


def page_of(export: StudentExport, language: str) -> str:
    """HTML; every value is escaped."""
    title = escape(TITLE.read_in(language))
    parts = [f"<h1>{title}</h1>", _listed(export, language)]
    for name in ("consents", "placements", "disclosures"):
        parts.append(f"<h2>{escape(HEADINGS[name].read_in(language))}</h2>")
        parts += [_listed(row, language) for row in getattr(export, name)] or ["<p>—</p>"]
    body = "\n".join(parts)
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{title}</title></head>\n<body>\n{body}\n</body></html>\n"
    )


def _listed(shown: BaseModel, language: str) -> str:
    rows = [
        f"<dt>{escape(HEADINGS[name].read_in(language))}</dt><dd>{_text(value, language)}</dd>"
        for name, value in shown
        if name not in {"consents", "placements", "disclosures"}
    ]
    return f"<dl>{''.join(rows)}</dl>"


def _text(value: object, language: str) -> str:
    if isinstance(value, bool):
        return _YES_NO[value].read_in(language)
    if isinstance(value, list):
        return escape(", ".join(str(each) for each in value))
    return "—" if value is None else escape(str(value))
