"""Two universities and three colleges, which do not exist, with their programs and courses."""

from practica.demo_province.identities import demo_id
from practica.demo_province.province import (
    DemoAgency,
    DemoCourse,
    DemoDepartment,
    DemoProgram,
    DemoProvince,
)
from practica.demo_province.wording import NURSING, PHYSIOTHERAPY, SCHOOLS, SchoolWords

_NAMES = {
    ("nursing", True): ("Baccalauréat en sciences infirmières", "Bachelor of Nursing"),
    ("nursing", False): ("Soins infirmiers (DEC)", "Nursing (diploma)"),
    ("physiotherapy", True): ("Maîtrise en physiothérapie", "Master of Physiotherapy"),
    ("physiotherapy", False): (
        "Techniques de physiothérapie (DEC)",
        "Physiotherapy technology (diploma)",
    ),
}


def found_schools(province: DemoProvince) -> None:
    """Each school has a faculty, a nursing program and one in physiotherapy, in this order."""
    for number, words in enumerate(SCHOOLS):
        agency = DemoAgency(
            id=demo_id("school", number),
            kind="placing",
            name_fr=words.name_fr,
            name_en=words.name_en,
            short_name=words.short_name,
        )
        province.agencies.append(agency)
        province.departments.append(
            DemoDepartment(
                id=demo_id("faculty", number),
                agency_id=agency.id,
                name_fr="Sciences de la santé",
                name_en="Health sciences",
                supervisor_words=("Superviseure ou superviseur de stage", "Field supervisor"),
            )
        )
        _found_programs(province, agency, words, number)


def _found_programs(
    province: DemoProvince, agency: DemoAgency, words: SchoolWords, number: int
) -> None:
    for place, (discipline, courses) in enumerate(
        (("nursing", NURSING), ("physiotherapy", PHYSIOTHERAPY))
    ):
        name_fr, name_en = _NAMES[discipline, words.university]
        program = DemoProgram(
            id=demo_id("program", number * 10 + place),
            agency_id=agency.id,
            name_fr=name_fr,
            name_en=name_en,
            discipline=discipline,
        )
        province.programs.append(program)
        province.courses += [
            DemoCourse(
                id=demo_id("course", number * 100 + place * 10 + index),
                program=program,
                code=course.code,
                name_fr=course.name_fr,
                name_en=course.name_en,
                shifts=course.shifts,
            )
            for index, course in enumerate(courses)
        ]
