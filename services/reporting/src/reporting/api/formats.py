"""In which format a report is wanted: `format=` says it, else the `Accept` header does."""

from enum import StrEnum
from typing import Annotated, Any, Final

from fastapi import Depends, Header, Query


class Format(StrEnum):
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


MEDIA_TYPES: Final = {
    Format.JSON: "application/json",
    Format.CSV: "text/csv",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

DOCUMENTED: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "JSON comes in pages; CSV and XLSX hold all rows.",
        "content": {
            MEDIA_TYPES[format_]: {"schema": {"type": "string", "format": "binary"}}
            for format_ in (Format.CSV, Format.XLSX)
        },
    }
}


def format_accepted(accept: str) -> Format:
    """The format that an `Accept` header prefers; JSON if it names none that we have."""
    wishes: list[tuple[float, Format]] = []
    for wish in accept.split(","):
        media_type, _, parameters = wish.partition(";")
        for format_, known in MEDIA_TYPES.items():
            if media_type.strip().lower() == known:
                wishes.append((_quality(parameters), format_))
    best = max((quality for quality, _ in wishes), default=0.0)
    return next((each for quality, each in wishes if quality == best > 0), Format.JSON)


async def wanted_format(
    format: Annotated[Format | None, Query(description="Wins over `Accept`.")] = None,
    accept: Annotated[str, Header(include_in_schema=False)] = "",
) -> Format:
    return format or format_accepted(accept)


def _quality(parameters: str) -> float:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0


WantedFormat = Annotated[Format, Depends(wanted_format)]
