"""Text that databases cannot hold: a lone surrogate (no UTF-8 has it) and NUL (SQLite's length() ends there, PostgreSQL refuses it).

Each text column holds `shown(text)`, where such a code point stands as U+FFFD: the same number of code
points, so every offset stays true. What was shown otherwise than it is stands, exact, in a column beside.
"""

from __future__ import annotations

import json
import re
from typing import Any

_REFUSED = re.compile("[\0\ud800-\udfff]")


def shown(text: str) -> str:
    """`text` as any database holds it, code point for code point."""
    return text if holds(text) else _REFUSED.sub("\ufffd", text)


def holds(text: str) -> bool:
    """Whether a database holds `text` as it is. Asked of every column: encoding is the cheapest way to ask."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def exact_json(data: Any) -> bytes:
    """`data` as JSON in UTF-8 in which a lone surrogate is its three-byte form: two of them that would pair as escapes come back as two."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8", "surrogatepass")


def from_exact_json(data: bytes) -> Any:
    """What `exact_json` was given."""
    return json.loads(data.decode("utf-8", "surrogatepass"))


def text_and_exact(data: Any) -> tuple[str, bytes | None]:
    """`data` as JSON text for a column, and its exact bytes where the text had to be shown otherwise (NUL is an escape in JSON: it has not)."""
    raw = exact_json(data)
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError:
        return shown(raw.decode("utf-8", "surrogatepass")), raw


def from_text(text: str, exact: bytes | None) -> Any:
    """What `text_and_exact` was given."""
    return json.loads(text) if exact is None else from_exact_json(exact)
