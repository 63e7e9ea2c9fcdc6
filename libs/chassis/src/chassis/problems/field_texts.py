"""The words for each kind of finding about a field: French, then English."""

from collections.abc import Mapping
from typing import Final

OTHERWISE: Final = ("La valeur n’est pas valide.", "The value is not valid.")

_REQUIRED = ("Ce champ est obligatoire.", "This field is required.")
_TEXT = ("Un texte est attendu.", "Text is expected.")
_WHOLE = ("Un nombre entier est attendu.", "A whole number is expected.")
_NUMBER = ("Un nombre est attendu.", "A number is expected.")
_YES_NO = ("Vrai ou faux est attendu.", "True or false is expected.")
_DATE = ("Une date est attendue (AAAA-MM-JJ).", "A date is expected (YYYY-MM-DD).")
_MOMENT = (
    "Une date et une heure sont attendues (ISO 8601).",
    "A date and time are expected (ISO 8601).",
)
_TIME = ("Une heure est attendue (HH:MM).", "A time is expected (HH:MM).")
_DURATION = ("Une durée est attendue (ISO 8601).", "A duration is expected (ISO 8601).")
_IDENTIFIER = ("Un identifiant (UUID) est attendu.", "An identifier (UUID) is expected.")
_LIST = ("Une liste est attendue.", "A list is expected.")
_OBJECT = ("Un objet est attendu.", "An object is expected.")
_JSON = ("Le contenu n’est pas du JSON valide.", "The content is not valid JSON.")
_ADDRESS = ("Une adresse Web est attendue.", "A web address is expected.")
_CHOICE = ("Valeurs permises : {expected}.", "Allowed values: {expected}.")
_KIND = ("Le genre de l’élément n’est pas connu.", "The kind of the item is not known.")
_LONG = ("Au plus {max_length} caractères.", "At most {max_length} characters.")
_SHORT = ("Au moins {min_length} caractères.", "At least {min_length} characters.")

FIELD_TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "missing": _REQUIRED,
    "missing_argument": _REQUIRED,
    "none_required": ("Ce champ doit rester vide.", "This field must stay empty."),
    "extra_forbidden": ("Ce champ n’existe pas.", "There is no such field."),
    "frozen_field": ("Ce champ ne se modifie pas.", "This field cannot be changed."),
    "string_type": _TEXT,
    "string_unicode": _TEXT,
    "string_too_short": _SHORT,
    "string_too_long": _LONG,
    "string_pattern_mismatch": (
        "Le texte n’a pas la forme attendue.",
        "The text does not have the expected form.",
    ),
    "bytes_too_long": _LONG,
    "bytes_too_short": _SHORT,
    "enum": _CHOICE,
    "literal_error": _CHOICE,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "decimal_max_digits": ("Au plus {max_digits} chiffres.", "At most {max_digits} digits."),
    "decimal_max_places": (
        "Au plus {decimal_places} décimales.",
        "At most {decimal_places} decimal places.",
    ),
    "decimal_whole_digits": (
        "Au plus {whole_digits} chiffres avant la virgule.",
        "At most {whole_digits} digits before the decimal point.",
    ),
    "greater_than": ("Plus que {gt}.", "More than {gt}."),
    "greater_than_equal": ("Au moins {ge}.", "At least {ge}."),
    "less_than": ("Moins que {lt}.", "Less than {lt}."),
    "less_than_equal": ("Au plus {le}.", "At most {le}."),
    "multiple_of": ("Un multiple de {multiple_of}.", "A multiple of {multiple_of}."),
    "bool_type": _YES_NO,
    "bool_parsing": _YES_NO,
    "uuid_type": _IDENTIFIER,
    "uuid_parsing": _IDENTIFIER,
    "uuid_version": _IDENTIFIER,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "date_past": ("Une date passée est attendue.", "A date in the past is expected."),
    "date_future": ("Une date à venir est attendue.", "A date in the future is expected."),
    "datetime_type": _MOMENT,
    "datetime_parsing": _MOMENT,
    "datetime_from_date_parsing": _MOMENT,
    "datetime_object_invalid": _MOMENT,
    "datetime_past": ("Un moment passé est attendu.", "A moment in the past is expected."),
    "datetime_future": ("Un moment à venir est attendu.", "A moment in the future is expected."),
    "timezone_aware": ("Le fuseau horaire manque.", "The time zone is missing."),
    "timezone_naive": ("Sans fuseau horaire.", "Without a time zone."),
    "time_type": _TIME,
    "time_parsing": _TIME,
    "time_delta_type": _DURATION,
    "time_delta_parsing": _DURATION,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "set_type": _LIST,
    "frozen_set_type": _LIST,
    "iterable_type": _LIST,
    "too_short": ("Au moins {min_length} éléments.", "At least {min_length} items."),
    "too_long": ("Au plus {max_length} éléments.", "At most {max_length} items."),
    "dict_type": _OBJECT,
    "mapping_type": _OBJECT,
    "model_type": _OBJECT,
    "model_attributes_type": _OBJECT,
    "dataclass_type": _OBJECT,
    "json_invalid": _JSON,
    "json_type": _JSON,
    "url_type": _ADDRESS,
    "url_parsing": _ADDRESS,
    "url_scheme": ("Schémas permis : {expected_schemes}.", "Allowed schemes: {expected_schemes}."),
    "url_syntax_violation": _ADDRESS,
    "url_too_long": _LONG,
    "union_tag_invalid": _KIND,
    "union_tag_not_found": _KIND,
    "value_error": OTHERWISE,
    "assertion_error": OTHERWISE,
}
