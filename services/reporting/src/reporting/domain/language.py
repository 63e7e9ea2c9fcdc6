"""The same words in both languages."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["fr", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    fr: str
    en: str

    def read_in(self, language: Language) -> str:
        return self.fr if language == "fr" else self.en
