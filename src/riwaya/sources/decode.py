"""Bytes to text, without ever replacing what cannot be decoded."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Charsets in which Arabic was published before UTF-8. They accept nearly any bytes, so they are tried
# only where the source itself declares them, never as a guess.
_DECLARABLE = frozenset({"cp1256", "iso8859-6", "mac-arabic"})


class Undecodable(ValueError):
    """The bytes are no text in any charset that may be tried; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the charset it was in, and a doubt where that charset is not the usual one."""

    text: str
    charset: str
    doubts: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """`data` as text: by its byte order mark, else as UTF-8, else as the Arabic charset that its source declares."""
    for mark, charset in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(charset), charset)
            except UnicodeDecodeError as e:
                raise Undecodable(f"undecodable bytes: not {charset}, as its byte order mark says (byte {e.start + len(mark)})") from None
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as e:
        where = f"undecodable bytes: not UTF-8 (byte {e.start} is 0x{data[e.start]:02x})"
    charset = _known(declared)
    if charset not in _DECLARABLE:
        raise Undecodable(f"{where}, and {'it declares ' + declared if declared else 'no other charset is declared'}")
    try:
        return Decoded(data.decode(charset), charset, (f"not UTF-8: read as {declared}, which the source declares",))
    except UnicodeDecodeError as e:
        raise Undecodable(f"undecodable bytes: neither UTF-8 nor {declared}, which it declares (byte {e.start})") from None


def _known(declared: str | None) -> str:
    try:
        return codecs.lookup(declared.strip()).name if declared else ""
    except (LookupError, ValueError):
        return ""
