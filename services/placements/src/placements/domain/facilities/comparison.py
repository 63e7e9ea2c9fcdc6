"""What an import would do, or has done."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the facilities of a file compare with the sites that came from its source before.

    `absent` are sites of the source that the file no longer has; an import leaves them alone.
    """

    added: int
    changed: int
    unchanged: int
    absent: int
