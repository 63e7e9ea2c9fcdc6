"""How names in capitals, and names that lost theirs, are written."""

import pytest

from placements.domain.facilities.names import written_name

FRENCH = {
    "CHSLD DE HULL": "CHSLD de Hull",
    "CENTRE D'HÉBERGEMENT DE LA MALBAIE": "Centre d'hébergement de La Malbaie",
    "CENTRE D'HEBERGEMENT ET DE SOINS DE LONGUE DUREE BUSSEY (QUEBEC)": (
        "Centre d'hébergement et de soins de longue durée Bussey (Quebec)"
    ),
    "ATELIER LE FIL D'ARIANE": "Atelier Le Fil d'Ariane",
    "CISSS DE L'OUTAOUAIS — HÔPITAL DE HULL": "CISSS de l'Outaouais — Hôpital de Hull",
    "HÔPITAL DE L'ENFANT-JÉSUS": "Hôpital de l'Enfant-Jésus",
    "CLSC DE SAINT-JEAN-SUR-RICHELIEU": "CLSC de Saint-Jean-sur-Richelieu",
    "CHSLD DOMAINE SAINT-DOMINIQUE S.E.C.": "CHSLD Domaine Saint-Dominique S.E.C.",
    "CENTRE HOSPITALIER DE L’UNIVERSITÉ DE MONTRÉAL": (
        "Centre hospitalier de l’Université de Montréal"
    ),
    "LA MAISON DES AÎNÉ(E)S": "La maison des Aîné(e)s",
    "CENTRE D'ACTIVITÉS DE JOUR DE QUÉBEC - 71E RUE EST": (
        "Centre d'activités de jour de Québec - 71e rue Est"
    ),
}
ENGLISH = {
    "ST. BERNARD'S RESIDENCE": "St. Bernard's Residence",
    "THE OTTAWA HOSPITAL": "The Ottawa Hospital",
    "Mcmaster Fht": "McMaster FHT",
    "Queen Elizabeth Ii Hospital": "Queen Elizabeth II Hospital",
    "the Care Group — the Madison": "The Care Group — The Madison",
    "the o'Neill Centre": "The O'Neill Centre",
    "w. g. Bishop Nursing Home": "W. G. Bishop Nursing Home",
    "Quadling House a": "Quadling House A",
    "Sistering - a Woman's Place": "Sistering - A Woman's Place",
    "Saik'Uz First Nation": "Saik'uz First Nation",
    "Murray House (the)": "Murray House (the)",
    "Port Mcneill and District Hospital": "Port McNeill and District Hospital",
}
BOTH = {
    "HÔPITAL MONTFORT HOSPITAL": "Hôpital Montfort Hospital",
    "CENTRE DE SANTE ST. CLAUDE HEALTH CENTRE": "Centre de Sante St. Claude Health Centre",
}
AS_IT_IS = ["Hôpital Saint-Luc", "MacDonald House", "CLSC", "Rosedale IV", "Fort Qu'Appelle"]


@pytest.mark.parametrize(("given", "written"), [*FRENCH.items(), *ENGLISH.items(), *BOTH.items()])
def test_a_name_is_written_as_on_its_door(given: str, written: str) -> None:
    assert written_name(given) == written


@pytest.mark.parametrize("name", AS_IT_IS)
def test_a_well_written_name_stays(name: str) -> None:
    assert written_name(name) == name
