"""What stands for a student where the name does not, and the short form of a released name."""

LETTERS_OF_A_SURNAME = 4


def nickname(school_short_name: str, school_name: str, number: int) -> str:
    """`UBC-1`: the school's short name, or the first letters of its name, and a number."""
    initials = "".join(word[0] for word in school_name.split() if word[0].isalpha()).upper()
    return f"{school_short_name.strip() or initials}-{number}"


def name_on_a_schedule(first_name: str, last_name: str) -> str:
    """`M. Trem.`: the first initial and part of the surname, once the name is released."""
    part = last_name.strip()
    shortened = part if len(part) <= LETTERS_OF_A_SURNAME else f"{part[:LETTERS_OF_A_SURNAME]}."
    return f"{first_name.strip()[:1]}. {shortened}"
