"""What the web client's sources keep to, whoever writes the next screen."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "web" / "src"
STORAGE = re.compile(
    r"\b(?:use)?(?:[lL]ocalStorage|[sS]essionStorage)\b|\bindexedDB\b|\bdocument\.cookie\b"
)
KEEPERS = {
    "language/language.ts",
    "parts/list/SavedViews.tsx",
    "parts/list/useColumnChoice.ts",
    "session/singleSignOn.ts",
}
"""They keep the language, the columns and the views that somebody chose on this device, and the
page of ours to go on to after the way over the agency's sign-in."""


def sources() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCE.rglob("*.ts*")):
        name = path.relative_to(SOURCE).as_posix()
        if ".test." not in name and not name.startswith("api/generated/"):
            yield name, path.read_text(encoding="utf-8")


def those_with(wanted: re.Pattern[str]) -> set[str]:
    return {name for name, text in sources() if wanted.search(text)}


def test_there_are_sources_to_look_at() -> None:
    assert len(list(sources())) > 50


@pytest.mark.parametrize(
    "markup", ["dangerouslySetInnerHTML", "innerHTML", "outerHTML", "document.write", "eval("]
)
def test_words_become_text_and_never_markup_or_script(markup: str) -> None:
    assert those_with(re.compile(re.escape(markup))) == set()


def test_a_page_listens_to_no_other_window() -> None:
    other = re.compile(
        r"window\.(?:addEventListener\(\"message\"|onmessage|opener)|postMessage\(.+,"
    )

    assert those_with(other) == set()


def test_scripts_keep_choices_on_the_device_and_nothing_else() -> None:
    assert those_with(STORAGE) == KEEPERS


def test_a_password_is_masked_and_may_be_pasted() -> None:
    assert those_with(re.compile(r"\bPasswordInput\b")) == {"parts/form/PasswordField.tsx"}
    assert those_with(re.compile(r"\bonPaste\b")) == set()
