"""A WARC file, whole or gzipped: one report for each page that a server gave as an answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from riwaya.sources import html
from riwaya.sources.outcome import LIMIT, Defaults, Found, SourceError, too_large

PAGES = ("text/html", "application/xhtml+xml")


def read(name: str, stream: BinaryIO, defaults: Defaults) -> Iterator[Found | SourceError]:
    """Each page among the records of `stream`, named by its address. What was no page, or no answer with status 200, is passed over.

    The day of a record is when it was fetched: it says nothing of when the page was published, and is not taken.
    """
    records = pages = 0
    for record in _records(name, stream):
        records += 1
        if record.rec_type != "response" or record.http_headers is None:
            continue
        kind, _, rest = (record.http_headers.get_header("Content-Type") or "").partition(";")
        if kind.strip().lower() in PAGES and record.http_headers.get_statuscode() == "200":
            pages += 1
            yield _page(name, record, rest, defaults)
    if not pages:
        raise SourceError(name, f"no page in it: of its {records:,} records none is an answer with status 200 and a page")


def _records(name: str, stream: BinaryIO) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        yield from ArchiveIterator(stream)
    except SourceError:
        raise
    except ArchiveLoadFailed as e:
        raise SourceError(name, f"broken WARC: {' '.join(str(e).split())[:80]}") from None
    except Exception as e:  # noqa: BLE001  of headers that are none warcio raises what its own slip raises: AttributeError, ValueError
        raise SourceError(name, f"broken WARC: {type(e).__name__}") from None


def _page(name: str, record: Any, parameters: str, defaults: Defaults) -> Found | SourceError:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    where = f"{name}, {url.strip('<>')}" if url else name
    try:
        data = record.content_stream().read(LIMIT + 1)
    except Exception as e:  # noqa: BLE001  of a broken encoding of the answer warcio raises what its decoder raises
        return SourceError(where, f"broken answer: {type(e).__name__}")
    if len(data) > LIMIT:
        return too_large(where)
    charset = parameters.partition("charset=")[2].strip(" \"';") or None
    try:
        return html.read(where, data, defaults, charset=charset, url=url.strip("<>") or None)
    except SourceError as e:
        return e
