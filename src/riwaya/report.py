"""What goes into the reader: one published text, and spans of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a report's own, untouched text.

    `start` and `end` count Unicode code points (not bytes, not UTF-16 units); `end` is exclusive;
    `text` is exactly `report.text[start:end]`.
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`; the only way spans are made while reading."""
        return cls(start, end, text[start:end])

    def to_json(self) -> dict[str, object]:
        return {"start": self.start, "end": self.end, "text": self.text}


@dataclass(frozen=True, slots=True)
class Report:
    """One published text.

    `published` is the day of publication as the outlet gives it; None where nobody knows, and then
    nothing in the text is resolved against it. `id` is kept where it is given; `identity` derives one
    where it is not.
    """

    text: str
    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: date | None = None
    url: str | None = None

    @property
    def sha256(self) -> str:
        """Of the text in UTF-8; a lone surrogate, which UTF-8 cannot hold, is hashed as its three-byte form."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def identity(self) -> str:
        """The id as given, else one derived from text, outlet and day: the same report has the same id."""
        if self.id:
            return self.id
        key = "\0".join((self.text, self.outlet or "", self.published.isoformat() if self.published else ""))
        return "r-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
