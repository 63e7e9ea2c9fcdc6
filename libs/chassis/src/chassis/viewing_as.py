"""Looking through somebody else's eyes: whoever views as another person changes nothing."""

from typing import ClassVar, Final

from chassis.domain import Forbidden
from chassis.viewer import Viewer

_LOOKING: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class ViewingAs(Forbidden):
    """The token is for looking as another person would; nothing is changed in their name."""

    slug: ClassVar[str] = "viewing-as"


def expect_looking_only(viewer: Viewer, *, method: str) -> None:
    """Lets people pass who act as themselves. Raises ViewingAs."""
    if viewer.real_viewer is not None and method not in _LOOKING:
        raise ViewingAs(f"{method} while viewing as another person")
