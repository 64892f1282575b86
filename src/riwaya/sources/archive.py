"""What was fetched, kept as it came in a web archive (WARC 1.1) that `riwaya read` and every other tool of the field reads."""

from __future__ import annotations

import gzip
import hashlib
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

from riwaya.sources.network import Answer
from riwaya.sources.outcome import SourceError

_NO_MORE = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection"})  # true of the way it came, not of what is kept


def keeping(get: Callable[[str], Answer], path: str) -> Callable[[str], Answer]:
    """`get`, whose answers are also added to the web archive at `path`, made where there is none; SourceError where it cannot be written."""

    def kept(url: str) -> Answer:
        answer = get(url)
        add(path, answer)
        return answer

    return kept


def add(path: str, answer: Answer) -> None:
    """Add one answer as a record packed by itself, with the sha256 of its body: a break in the middle costs the last record only."""
    data = record(answer, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    try:
        with Path(path).open("ab") as file:
            file.write(gzip.compress(data, mtime=0) if path.endswith(".gz") else data)
    except OSError as e:
        raise SourceError(path, f"the page cannot be kept there: {(e.strerror or 'it cannot be written').lower()}") from None


def record(answer: Answer, at: str) -> bytes:
    """`answer`, fetched at the time `at` (UTC, to the second), as a record."""
    digest = hashlib.sha256(answer.body).hexdigest()
    told = [(name, value) for name, value in answer.headers.items() if name not in _NO_MORE] + [("content-length", str(len(answer.body)))]
    phrase = HTTPStatus(answer.status).phrase if answer.status in HTTPStatus._value2member_map_ else ""
    block = _lines(f"HTTP/1.1 {answer.status} {phrase}", told) + answer.body
    head = [
        ("WARC-Type", "response"), ("WARC-Record-ID", f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{answer.url} {at} {digest}')}>"), ("WARC-Date", at),
        ("WARC-Target-URI", answer.url), ("WARC-Payload-Digest", f"sha256:{digest}"), ("Content-Type", "application/http;msgtype=response"),
        ("Content-Length", str(len(block))),
    ]  # fmt: skip
    return _lines("WARC/1.1", head) + block + b"\r\n\r\n"


def _lines(first: str, fields: list[tuple[str, str]]) -> bytes:
    # A server may write a line's end into a header; here it would begin one of our own.
    rest = (f"{name}: {' '.join(value.split())}" for name, value in fields)
    return ("\r\n".join((first, *rest)) + "\r\n\r\n").encode("utf-8", "replace")
