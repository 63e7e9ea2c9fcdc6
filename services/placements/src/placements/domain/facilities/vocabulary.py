"""Words that decide how the name of a place is written, in French and in English."""

from placements.domain.facilities.text import listed, plain

SMALL_FRENCH = frozenset(listed("de du des d la le les l et en au aux à a sur sous pour par ou"))
SMALL_ENGLISH = frozenset(listed("of and the for at in on to by with from an"))

FRENCH_SIGNS = frozenset(
    listed(
        "de du des la le les et en au aux pour sur hopital foyer sante soins clsc chsld ciusss "
        "cisss residences"
    )
)
ENGLISH_SIGNS = frozenset(
    listed(
        "of and the for health hospital home care house community family clinic medical memorial "
        "jewish team manor lodge society support treatment retirement nursing district board "
        "school healthcare village council youth first friends"
    )
)

INITIALISMS = frozenset(
    listed(
        "CLSC CHSLD CISSS CIUSSS CSSS CHUS CHUM CUSM CHU CH CHSGS CHPSY CRDITED CRDI CRD CRJDA "
        "CRDP CPEJ MRC CMC MSDC SNT CASIS PSIS RHSJ CSC CHC CSS FHT CRSSS AED GMF GMFU UMF USLD "
        "RPA TSA CMHA CNIB YMCA YWCA LHIN VON MD RLC HIV AIDS UHN UBC IWK LTC PEI EMS GTA IOOF "
        "QEII AMHS KFLA ICAN VHA UCC BC COTA SAH OARC CBI EHN IMC RUH LTACH NWT"
    )
)
NOT_INITIALISMS = frozenset(
    listed("ST STS STE DR MR MRS MT LTD RD WM JR SR PT FT ND TH BLVD MGR NG FDN LT HWY BR")
)
"""Short words without a vowel that are abbreviations or names all the same."""

ROMAN = frozenset(listed("ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx xxiii"))

COMMON_FRENCH: dict[str, str] = {
    plain(word): word
    for word in listed(
        "accueil activité activités adaptation adultes aide ambulatoire ambulatoires "
        "ans appartement aînés atelier autisme centre centres clientèle clinique communautaire "
        "communautaires crise difficulté difficultés dispensaire durée déficience déficiences "
        "dépendance développement enfance externe externes famille familles "
        "familial familiale filles foyer "
        "garçons groupe général générale hospitalier hospitalière hospitaliers hébergement "
        "hôpital intellectuelle intellectuelles jeunes jeunesse aides jour juif ligne longue longs "
        "maison mentale multiservices médecine mère mères naissance oncologie palliatifs personnes "
        "physique physiques point programme protection psychiatrie psychiatriques pédopsychiatrie "
        "retraités rue boulevard réadaptation région régional régionale résidence résidences santé "
        "service services social sociale sociaux soins spectre spéciaux succursale supervisé "
        "techniques travail trouble troubles unité universitaire urgence usagers équipe"
    )
}
"""Common nouns by their plain form; written small, and with their accents, in French names."""

PLACES_WITH_ARTICLE = tuple(
    place.replace("_", " ")
    for place in listed(
        "la_baie la_biche la_conception la_crete la_guadeloupe la_loche la_macaza la_malbaie "
        "la_minerve la_patrie la_peche la_plaine la_pocatiere la_prairie la_ronge la_sarre "
        "la_tuque le_gardeur les_bergeronnes les_cedres les_coteaux les_escoumins les_hauteurs "
        "les_mechins "
        "l'ancienne-lorette l'anse-saint-jean l'ascension l'assomption l'epiphanie l'ile-perrot "
        "l'isle-aux- l'isle-verte l'islet"
    )
)
"""Places whose article belongs to the name and stays capital: `Hôpital de La Malbaie`."""
