"""A department's logo: a small PNG or JPEG, judged by what is in it and never by its name."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, Literal, Self

from chassis.domain import DomainError
from identity.domain.agencies.pictures import (
    Kind,
    NotAPicture,
    bare,
    expect_decodable,
    kind_of,
    turned,
)

MOST_KILOBYTES: Final = 256
WIDEST: Final = 300
TALLEST: Final = 300

LogoType = Literal["image/png", "image/jpeg"]
_TYPES: Final[dict[Kind, LogoType]] = {"PNG": "image/png", "JPEG": "image/jpeg"}


class LogoTooLarge(DomainError):
    """A logo has few bytes. Fact: `most` (kilobytes)."""

    slug = "logo-too-large"


class LogoNotAnImage(DomainError):
    """The content is no whole PNG or JPEG that can be decoded, or something follows it."""

    slug = "logo-not-an-image"


class LogoTooWide(DomainError):
    """A logo is at most 300 pixels wide and high. Facts: `width`, `height`, `widest`, `tallest`."""

    slug = "logo-too-wide"


@dataclass(frozen=True, kw_only=True)
class Logo:
    content: bytes = field(repr=False)
    type: LogoType
    width: int
    height: int

    @classmethod
    def of(cls, content: bytes) -> Self:
        """The picture without what it tells of its making: places, times, names, texts.
        Raises LogoTooLarge, LogoNotAnImage, LogoTooWide."""
        if len(content) > MOST_KILOBYTES * 1024:
            raise LogoTooLarge("The logo has too many bytes", most=MOST_KILOBYTES)
        try:
            kind = kind_of(content)
            shown, size = bare(content, kind)
            _expect_small(size)
            if (upright := turned(content, kind)) != content:
                shown, size = bare(upright, kind)
            expect_decodable(shown, kind, size)
        except NotAPicture as why:
            raise LogoNotAnImage(f"No whole PNG or JPEG: {why}") from why
        return cls(content=shown, type=_TYPES[kind], width=size[0], height=size[1])

    @property
    def digest(self) -> str:
        """Names this content and no other."""
        return sha256(self.content).hexdigest()


def _expect_small(size: tuple[int, int]) -> None:
    """Before anything is decoded. Raises LogoTooWide."""
    width, height = size
    if not (0 < width <= WIDEST and 0 < height <= TALLEST):
        raise LogoTooWide(
            f"{width} × {height}", width=width, height=height, widest=WIDEST, tallest=TALLEST
        )
