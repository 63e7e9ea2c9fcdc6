"""What people read about a move, written from templates in their language."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from notifications.domain.audience import Recipient
from notifications.domain.consents import KIND, ConsentsEnding
from notifications.domain.labels import label_for
from notifications.domain.messages import Message
from notifications.domain.moves import Move, RequestMoved
from notifications.domain.names import Name, Names
from notifications.domain.people import Language

Facts: TypeAlias = Mapping[str, object]

LOCALES: Mapping[Language, str] = {"fr": "fr_CA", "en": "en_CA"}
_NOBODY_MAY_OPEN = frozenset({Move.WITHDRAWN})


def _is_html(name: str | None) -> bool:
    return name is not None and name.endswith(".html.j2")


class TemplateTexts:
    """The texts that the commands ask for; every name is given to the templates as it is."""

    def __init__(self, public_url: str) -> None:
        self._public_url = public_url.rstrip("/")
        self._templates = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=_is_html,  # noqa: S701 - HTML is escaped, plain text is not
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )

    def about_move(self, moved: RequestMoved, names: Names, recipient: Recipient) -> Message:
        language = recipient.person.language
        withdrawn = moved.move in _NOBODY_MAY_OPEN
        path = None if withdrawn else f"/placement-requests/{moved.placement_request_id}"
        facts: Facts = {
            **{key: _one_line(name) for key, name in names.spoken(language).items()},
            "side": recipient.side.value,
            "language": language,
            "reference": moved.reference,
            "label": label_for(moved, recipient.side, language),
            "students": moved.students,
            "starts_on": format_date(moved.starts_on, "long", LOCALES[language]),
            "ends_on": format_date(moved.ends_on, "long", LOCALES[language]),
            "url": f"{self._public_url}{path}" if path else None,
        }
        title, sentence = self._spoken(language, moved.move.value, facts)
        facts = {**facts, "title": title, "sentence": sentence}
        return Message(
            title=f"[{moved.reference}] {title}",
            sentence=sentence,
            path=path,
            mail_text=self._templates.get_template(f"{language}/mail.txt.j2").render(facts),
            mail_html=self._templates.get_template(f"{language}/mail.html.j2").render(facts),
        )

    def about_consents(
        self, ending: ConsentsEnding, program: Name | None, language: Language
    ) -> Message:
        facts: Facts = {
            "language": language,
            "program": _one_line(program.spoken(language)) if program else "–",
            "students": ending.students,
            "first_expires_on": format_date(ending.first_expires_on, "long", LOCALES[language]),
            "url": f"{self._public_url}{ending.path}",
        }
        title, sentence = self._spoken(language, KIND, facts)
        facts = {**facts, "title": title, "sentence": sentence}
        pages = [
            self._templates.get_template(f"{language}/consents_mail.{kind}.j2").render(facts)
            for kind in ("txt", "html")
        ]
        return Message(
            title=title,
            sentence=sentence,
            path=ending.path,
            mail_text=pages[0],
            mail_html=pages[1],
        )

    def about_disabled_endpoint(self, host: str, language: Language) -> Message:
        """For the inbox alone; it is not mailed."""
        title, sentence = self._spoken(language, "webhook_disabled", {"host": host})
        return Message(title=title, sentence=sentence, path=None, mail_text="", mail_html="")

    def _spoken(self, language: Language, name: str, facts: Facts) -> tuple[str, str]:
        """Title and sentence of one template, each on one line."""
        module = self._templates.get_template(f"{language}/{name}.j2").make_module(dict(facts))
        return _one_line(getattr(module, "title", "")), _one_line(getattr(module, "sentence", ""))


def _one_line(text: object) -> str:
    """Names come from outside: no line break of theirs may end a header."""
    return " ".join(str(text).split())
