"""What the things around a request are called, in both languages."""

from dataclasses import dataclass, fields

from notifications.domain.people import Language


@dataclass(frozen=True)
class Name:
    fr: str
    en: str

    def spoken(self, language: Language) -> str:
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, kw_only=True)
class Names:
    """None stands for something that the owner's event has not reached this service about yet."""

    school: Name | None = None
    hospital: Name | None = None
    site: Name | None = None
    service: Name | None = None
    destination: Name | None = None
    program: Name | None = None
    requester_known: bool = False

    @property
    def complete(self) -> bool:
        return self.requester_known and all(
            getattr(self, each.name) is not None for each in fields(self)
        )

    def spoken(self, language: Language) -> dict[str, str]:
        """The names in one language; an unknown one is a dash."""
        names = {each.name: getattr(self, each.name) for each in fields(self)}
        names.pop("requester_known")
        return {key: name.spoken(language) if name else "–" for key, name in names.items()}
